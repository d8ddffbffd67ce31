using Kamiyo.Storage.Tests.Outbox;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Postgres.Outbox;

public sealed class PostgresOutboxStoreTests(SharedPostgres postgres) : OutboxStoreTests(new PostgresTestDatabase(postgres.Cluster));
