using Kamiyo.Storage.WebhookEvents;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Tests.Hosting;

/// <summary>The real store, whose next updates fail as often as a test says.</summary>
internal sealed class FailingWebhookEventStore(IWebhookEventStore inner) : IWebhookEventStore
{
    private Func<Exception>? _failure;
    private int _failures;

    /// <summary>Puts itself around the store that is registered.</summary>
    public static void Decorate(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IWebhookEventStore)).ImplementationType!;
        services.AddSingleton(real);
        services.AddSingleton<IWebhookEventStore>(provider => new FailingWebhookEventStore((IWebhookEventStore)provider.GetRequiredService(real)));
    }

    public void FailUpdates(int count, Func<Exception> failure)
    {
        _failure = failure;
        Volatile.Write(ref _failures, count);
    }

    public Task<bool> InsertAsync(WebhookEvent webhookEvent, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        inner.InsertAsync(webhookEvent, payload, cancellationToken);

    public Task<bool> UpdateAsync(WebhookEventChange change, CancellationToken cancellationToken) =>
        Interlocked.Decrement(ref _failures) >= 0 ? throw _failure!() : inner.UpdateAsync(change, cancellationToken);

    public Task<WebhookEvent?> FindAsync(string eventId, CancellationToken cancellationToken) => inner.FindAsync(eventId, cancellationToken);

    public Task<IReadOnlyList<WebhookAttempt>> FindAttemptsAsync(string eventId, CancellationToken cancellationToken) =>
        inner.FindAttemptsAsync(eventId, cancellationToken);

    public Task<IReadOnlyList<DueWebhookEvent>> FindDueAsync(
        DueWebhookEvent? after, DateTimeOffset dueBy, int limit, CancellationToken cancellationToken) =>
        inner.FindDueAsync(after, dueBy, limit, cancellationToken);

    public Task<ReadOnlyMemory<byte>?> FindPayloadAsync(string eventId, CancellationToken cancellationToken) =>
        inner.FindPayloadAsync(eventId, cancellationToken);
}
