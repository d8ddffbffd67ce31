using Kamiyo.Storage.Availability;
using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Migrations;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kamiyo.Storage.Tests.Migrations;

public sealed class MigrationServiceTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();

    public async ValueTask InitializeAsync() => await _database.CreateAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_service_that_was_registered_earlier_finds_the_tables_when_it_starts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddHostedService<EarlyService>();
        builder.Services.AddKamiyoStorage(_database.Options);
        using var host = builder.Build();

        await host.StartAsync();

        (await _database.QueryAsync("SELECT event_id FROM webhook_event")).ShouldBe(["evt_1"]);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_database_that_is_not_there_yet_is_waited_for()
    {
        var migrator = new LateMigrator(new StoreUnavailableException("starting up"), failures: 3);

        await Service(migrator, TimeSpan.FromSeconds(30)).StartingAsync(CancellationToken.None);

        migrator.Calls.ShouldBe(4);
    }

    [Fact]
    public async Task Waiting_has_an_end()
    {
        var migrator = new LateMigrator(new StoreUnavailableException("starting up"), failures: int.MaxValue);

        await Should.ThrowAsync<StoreUnavailableException>(Service(migrator, TimeSpan.FromSeconds(5)).StartingAsync(CancellationToken.None));

        migrator.Calls.ShouldBe(6);
    }

    [Theory]
    [InlineData(UnavailableReason.AccessRefused)]
    [InlineData(UnavailableReason.DatabaseMissing)]
    [InlineData(UnavailableReason.Corrupt)]
    public async Task A_mistake_in_the_settings_is_told_at_once(UnavailableReason reason)
    {
        var migrator = new LateMigrator(new StoreUnavailableException(reason, "no"), failures: 1);

        await Should.ThrowAsync<StoreUnavailableException>(Service(migrator, TimeSpan.FromSeconds(30)).StartingAsync(CancellationToken.None));

        migrator.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Tables_that_can_not_be_brought_up_to_date_stop_the_start_at_once()
    {
        var migrator = new LateMigrator(new MigrationException("newer"), failures: 1);

        await Should.ThrowAsync<MigrationException>(Service(migrator, TimeSpan.FromSeconds(30)).StartingAsync(CancellationToken.None));

        migrator.Calls.ShouldBe(1);
    }

    private static MigrationService Service(IDatabaseMigrator migrator, TimeSpan startupWait) => new(
        migrator,
        new DatabaseOptions(DatabaseDialect.Sqlite, "Data Source=unused", "SQLite unused")
        {
            Timeouts = new DatabaseTimeouts { Startup = startupWait },
        },
        new HurriedTime(),
        NullLogger<MigrationService>.Instance);

    private sealed class EarlyService(IWebhookEventStore events) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => events.InsertAsync(Event.Received(), default, cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class LateMigrator(Exception exception, int failures) : IDatabaseMigrator
    {
        public int Calls { get; private set; }

        public Task MigrateAsync(CancellationToken cancellationToken) =>
            ++Calls <= failures ? Task.FromException(exception) : Task.CompletedTask;
    }

    /// <summary>Every delay has passed as soon as it is asked for.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref _ticks);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Add(ref _ticks, dueTime.Ticks);
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
