using Kamiyo.Storage.Tests.Subscriptions;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Postgres.Subscriptions;

public sealed class PostgresSubscriptionStoreTests(SharedPostgres postgres) : SubscriptionStoreTests(new PostgresTestDatabase(postgres.Cluster));
