using Kamiyo.Storage.Tests.Migrations;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Postgres;

public sealed class PostgresMigratorTests(SharedPostgres postgres) : DatabaseMigratorTests(new PostgresTestDatabase(postgres.Cluster), "Postgres");
