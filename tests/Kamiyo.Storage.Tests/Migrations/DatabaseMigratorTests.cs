using Kamiyo.Billing.Subscriptions;
using Kamiyo.Storage.Migrations;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;

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
