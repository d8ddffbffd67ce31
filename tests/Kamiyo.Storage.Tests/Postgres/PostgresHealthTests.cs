using Kamiyo.Storage.Tests.Health;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Postgres;

public sealed class PostgresHealthTests(SharedPostgres postgres) : StoreHealthTests(new PostgresTestDatabase(postgres.Cluster));
