using Kamiyo.Billing.Subscriptions;
using Kamiyo.Storage.Migrations;
using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.Migrations;

public abstract class DatabaseMigratorTests(TestDatabase database, string folder) : IAsyncLifetime
{
    /// <summary>As the dialect writes it.</summary>
    protected abstract string True { get; }

    public async ValueTask InitializeAsync() => await database.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        var stores = await database.OpenAsync();
        var before = await database.QueryAsync("SELECT checksum FROM schema_migration ORDER BY number");

        await stores.MigrateAsync();

        (await database.QueryAsync("SELECT checksum FROM schema_migration ORDER BY number")).ShouldBe(before);
    }

    [Fact]
    public async Task Processes_that_start_at_once_migrate_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(database.OpenAsync)));

        (await database.QueryAsync("SELECT count(*) FROM schema_migration")).ShouldBe([$"{MigrationScripts.Load(folder).Count}"]);
    }

    [Fact]
    public async Task A_database_of_the_first_tables_keeps_its_rows_and_takes_records()
    {
        await using var stores = new OpenStores(database.Options);
        await Migrator(stores, [.. MigrationScripts.Load(folder).Where(migration => migration.Number == 1)]).MigrateAsync(CancellationToken.None);
        var json = CustomerStateJson.Serialize(Commit.Of("evt_1").Subscription.State);
        await database.QueryAsync($"""
            INSERT INTO subscription (customer_id, subscription_tier, subscription_status, api_access, state, version, updated_at)
            VALUES ('cus_1', 'pro', 'active', {True}, '{json}', 1, '2026-11-03T12:00:00.000000Z')
            """);

        await stores.MigrateAsync();

        (await stores.Subscriptions.FindAsync("cus_1", CancellationToken.None)).ShouldNotBeNull().Version.ShouldBe(1);
        (await stores.Subscriptions.CommitAsync(Commit.Of("evt_2", version: 2).WithRecords(), CancellationToken.None))
            .ShouldBe(CommitResult.Committed);
        (await database.QueryAsync("SELECT event_id FROM audit_log")).ShouldBe(["evt_2"]);
        (await database.QueryAsync("SELECT subject FROM outbox")).ShouldBe(["sub_1"]);
    }

    [Fact]
    public async Task Events_of_before_there_were_statistics_are_counted()
    {
        await using var stores = new OpenStores(database.Options);
        await Migrator(stores, [.. MigrationScripts.Load(folder).Where(migration => migration.Number < 5)]).MigrateAsync(CancellationToken.None);
        await database.QueryAsync($"""
            INSERT INTO webhook_event (event_id, type, api_version, livemode, created_at, received_at, status, attempts, processed_at, version)
            VALUES ('evt_1', 'a', '2020-08-27', {True}, '2026-11-03T12:00:00.000000Z', '2026-11-03T12:10:00.000000Z', 'processed', 1, '2026-11-03T13:59:00.000000Z', 2),
                   ('evt_2', 'a', '2026-03-25.dahlia', {True}, '2026-11-03T12:00:00.000000Z', '2026-11-03T12:20:00.000000Z', 'failed', 1, NULL, 2),
                   ('evt_3', 'a', '2026-03-25.dahlia', {True}, '2026-11-03T12:00:00.000000Z', '2026-11-03T12:59:59.000000Z', 'received', 0, NULL, 1),
                   ('evt_4', 'b', '2027-03-25.fennel', {True}, '2026-11-03T12:00:00.000000Z', '2026-11-03T12:30:00.000000Z', 'received', 0, NULL, 1)
            """);
        await database.QueryAsync("""
            INSERT INTO webhook_attempt (event_id, version, attempt, attempted_at, status)
            VALUES ('evt_2', 2, 1, '2026-11-03T12:21:00.000000Z', 'failed')
            """);

        await stores.MigrateAsync();

        (await stores.Statistics.ReadCountsAsync(CancellationToken.None)).ShouldBe(StatusCounts.Of(
            [(WebhookEventStatus.Processed, 1), (WebhookEventStatus.Failed, 1), (WebhookEventStatus.Received, 2)]));
        (await stores.Statistics.ReadAsync(Event.Noon, Event.Noon.AddHours(2), CancellationToken.None)).ShouldBe(
        [
            new WebhookStatistic(StatisticMeasure.Failed, "a", "", 1),
            new WebhookStatistic(StatisticMeasure.Processed, "a", "", 1),
            new WebhookStatistic(StatisticMeasure.Received, "a", "dahlia", 2),
            new WebhookStatistic(StatisticMeasure.Received, "a", "undotted", 1),
            new WebhookStatistic(StatisticMeasure.Received, "b", "unknown", 1),
        ]);
        (await stores.Statistics.FindLastReceivedAsync(CancellationToken.None)).ShouldBe(Event.Noon.AddSeconds(3_599));
        (await database.QueryAsync("SELECT DISTINCT minute FROM webhook_statistic")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_landed_script_that_was_changed_stops_the_start()
    {
        await database.OpenAsync();
        await database.QueryAsync("UPDATE schema_migration SET checksum = 'another' WHERE number = 1");

        await Should.ThrowAsync<MigrationException>(database.OpenAsync());
    }

    [Fact]
    public async Task A_newer_database_stops_the_start()
    {
        await database.OpenAsync();
        await database.QueryAsync(
            "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (9999, 'future', 'x', '2030-01-01T00:00:00Z')");

        (await Should.ThrowAsync<MigrationException>(database.OpenAsync())).Message.ShouldContain("9999 (future)");
    }

    private protected abstract IDatabaseMigrator Migrator(OpenStores stores, IReadOnlyList<Migration> migrations);
}
