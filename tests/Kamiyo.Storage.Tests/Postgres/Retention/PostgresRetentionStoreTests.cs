using Kamiyo.Storage.Tests.Retention;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Postgres.Retention;

public sealed class PostgresRetentionStoreTests(SharedPostgres postgres) : RetentionStoreTests(new PostgresTestDatabase(postgres.Cluster));
