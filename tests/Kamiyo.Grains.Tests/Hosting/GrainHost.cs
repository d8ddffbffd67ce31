using System.Data.Common;
using System.Globalization;
using Kamiyo.Billing.Plans;
using Kamiyo.Grains.Processing;
using Kamiyo.Silo;
using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Duties;
using Kamiyo.Storage.Operators;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Reminders;
using Kamiyo.Storage.RetryJobs;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.WebhookEvents;
using Kamiyo.Testing.Time;
using Kamiyo.Testing.Waiting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans;

namespace Kamiyo.Grains.Tests.Hosting;

/// <summary>One process of Kamiyo without HTTP: the real grains and stores over a real database, under a clock that the test moves.</summary>
public sealed class GrainHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly DatabaseOptions _database;

    private GrainHost(IHost host, DatabaseOptions database)
    {
        _host = host;
        _database = database;
    }

    public FakeTimeProvider Time => (FakeTimeProvider)Get<TimeProvider>();

    public IGrainFactory Grains => Get<IGrainFactory>();

    public ISubscriptionStore Subscriptions => Get<ISubscriptionStore>();

    public IWebhookEventStore Events => Get<IWebhookEventStore>();

    public IWebhookEventReader EventReader => Get<IWebhookEventReader>();

    public IRetryJobStore RetryJobs => Get<IRetryJobStore>();

    public IReminderStore Reminders => Get<IReminderStore>();

    public IOutboxStore Outbox => Get<IOutboxStore>();

    public bool IsOnDuty => Get<IDuty>().IsOnDuty;

    internal ProcessingGate Gate => Get<ProcessingGate>();

    internal PausedSubscriptionStore PausedSubscriptions => (PausedSubscriptionStore)Subscriptions;

    public IOperatorActionStore OperatorActions => Get<IOperatorActionStore>();

    /// <param name="folder">Hosts of one folder are processes of one installation.</param>
    /// <param name="configure">Changes services after all are added.</param>
    public static Task<GrainHost> StartAsync(string folder, Action<IServiceCollection>? configure = null) =>
        StartAsync(DatabaseUrl.Parse($"sqlite://{folder}/kamiyo.db"), configure);

    /// <param name="database">Hosts of one database are processes of one installation.</param>
    /// <param name="configure">Changes services after all are added.</param>
    public static async Task<GrainHost> StartAsync(DatabaseOptions database, Action<IServiceCollection>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Production });
        builder.Services.AddClock(new FakeTimeProvider());
        builder.Services.AddSingleton(Plans());
        builder.AddKamiyoSilo(database);
        configure?.Invoke(builder.Services);
        var host = new GrainHost(builder.Build(), database);
        await host._host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>The plans on sale.</summary>
    /// <param name="moreProPrices">Prices of the pro plan beside <c>price_pro</c>.</param>
    public static PlanCatalog Plans(params string[] moreProPrices) => new(
        [
            Plan(Tier.Free, [], ["dashboard"], seats: 1),
            Plan(Tier.Pro, ["price_pro", .. moreProPrices], ["dashboard", "api"], seats: 3),
            Plan(Tier.Team, ["price_team"], ["dashboard", "api", "roles"], seats: 15),
        ],
        gracePeriod: TimeSpan.FromDays(7));

    /// <summary>
    /// Asks again until <paramref name="condition"/> holds for the answer, and lets <paramref name="step"/> pass each time. In steps: timers and reminders
    /// count from when they are set, a moment after what they wait for, and one leap may pass them over.
    /// </summary>
    public Task<T> AdvanceUntil<T>(TimeSpan step, Func<Task<T>> ask, Func<T, bool> condition, string what) => Eventually.Get(
        () =>
        {
            Time.Advance(step);
            return ask();
        },
        condition,
        what);

    /// <summary>The first column of every row, as text.</summary>
    public async Task<IReadOnlyList<string?>> QueryAsync(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var values = new List<string?>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            values.Add(reader.IsDBNull(0) ? null : Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture));
        }

        return values;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private DbConnection Connect() => _database.Dialect is DatabaseDialect.Postgres
        ? new NpgsqlConnection($"{_database.ConnectionString};Pooling=false")
        : new SqliteConnection(_database.ConnectionString);

    private T Get<T>()
        where T : class => _host.Services.GetRequiredService<T>();

    private static Plan Plan(Tier tier, string[] priceIds, string[] features, long seats) =>
        new(tier, 1_000 * (int)tier, "usd", priceIds, features, new Dictionary<string, long>(StringComparer.Ordinal) { ["seats"] = seats });
}
