using Kamiyo.Storage.Tests.Statistics;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Postgres.Statistics;

public sealed class PostgresWebhookStatisticInvariantTests(SharedPostgres postgres) : WebhookStatisticInvariantTests(new PostgresTestDatabase(postgres.Cluster));
