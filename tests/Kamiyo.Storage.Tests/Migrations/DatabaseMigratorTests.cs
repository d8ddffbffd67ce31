using Kamiyo.Storage.Migrations;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Migrations;

public abstract class DatabaseMigratorTests(TestDatabase database, string folder) : IAsyncLifetime
{
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
}
