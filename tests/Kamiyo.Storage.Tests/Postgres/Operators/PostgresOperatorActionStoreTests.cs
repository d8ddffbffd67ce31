using Kamiyo.Storage.Tests.Operators;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Postgres.Operators;

public sealed class PostgresOperatorActionStoreTests(SharedPostgres postgres)
    : OperatorActionStoreTests(new PostgresTestDatabase(postgres.Cluster));
