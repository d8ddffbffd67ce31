using Kamiyo.Storage.Migrations;
using Kamiyo.Storage.Postgres;
using Kamiyo.Storage.Tests.Migrations;
using Kamiyo.Storage.Tests.TestDatabases;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Storage.Tests.Postgres;

public sealed class PostgresMigratorTests(SharedPostgres postgres) : DatabaseMigratorTests(new PostgresTestDatabase(postgres.Cluster), "Postgres")
{
    protected override string True => "true";

    private protected override IDatabaseMigrator Migrator(OpenStores stores, IReadOnlyList<Migration> migrations) =>
        new PostgresMigrator(stores.Services.GetRequiredService<PostgresDatabase>(), migrations);
}
