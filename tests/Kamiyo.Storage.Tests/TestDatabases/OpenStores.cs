using Kamiyo.Storage.Customers;
using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Health;
using Kamiyo.Storage.Migrations;
using Kamiyo.Storage.Operators;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Reminders;
using Kamiyo.Storage.RetryJobs;
using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Storage.Tests.TestDatabases;

/// <summary>The stores of one process, composed as the program composes them.</summary>
public sealed class OpenStores : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public OpenStores(DatabaseOptions options)
    {
        _services = new ServiceCollection().AddKamiyoStorage(options).BuildServiceProvider();
        Batches = new BatchRecorder(_services);
    }

    public BatchRecorder Batches { get; }

    public IServiceProvider Services => _services;

    public IWebhookEventStore Events => _services.GetRequiredService<IWebhookEventStore>();

    public IWebhookStatisticStore Statistics => _services.GetRequiredService<IWebhookStatisticStore>();

    public IWebhookEventReader EventReader => _services.GetRequiredService<IWebhookEventReader>();

    public IRetryJobStore RetryJobs => _services.GetRequiredService<IRetryJobStore>();

    public ISubscriptionStore Subscriptions => _services.GetRequiredService<ISubscriptionStore>();

    public ICustomerReader Customers => _services.GetRequiredService<ICustomerReader>();

    public IOutboxStore Outbox => _services.GetRequiredService<IOutboxStore>();

    public IReminderStore Reminders => _services.GetRequiredService<IReminderStore>();

    public IOperatorActionStore OperatorActions => _services.GetRequiredService<IOperatorActionStore>();

    public IStoreHealth Health => _services.GetRequiredService<IStoreHealth>();

    public Task MigrateAsync() => _services.GetRequiredService<IDatabaseMigrator>().MigrateAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Batches.Dispose();
        await _services.DisposeAsync();
    }
}
