using Kamiyo.Storage.Tests.Subscriptions;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Postgres.Subscriptions;

public sealed class PostgresSubscriptionCommitTests(SharedPostgres postgres) : SubscriptionCommitTests(new PostgresTestDatabase(postgres.Cluster));
