using Kamiyo.Storage.Tests.Subscriptions;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Postgres.Subscriptions;

public sealed class PostgresFinishedEventTests(SharedPostgres postgres) : FinishedEventTests(new PostgresTestDatabase(postgres.Cluster));
