using Kamiyo.Storage.Migrations;
using Kamiyo.Storage.Sqlite;
using Kamiyo.Storage.Tests.Migrations;
using Kamiyo.Storage.Tests.TestDatabases;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Storage.Tests.Sqlite;

public sealed class SqliteMigratorTests() : DatabaseMigratorTests(new SqliteTestDatabase(), "Sqlite")
{
    protected override string True => "1";

    private protected override IDatabaseMigrator Migrator(OpenStores stores, IReadOnlyList<Migration> migrations) =>
        new SqliteMigrator(stores.Services.GetRequiredService<SqliteDatabase>(), migrations, TimeProvider.System);
}
