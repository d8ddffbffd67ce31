using Kamiyo.Storage.Tests.Statistics;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Postgres.Statistics;

public sealed class PostgresWebhookStatisticSpanTests(SharedPostgres postgres) : WebhookStatisticSpanTests(new PostgresTestDatabase(postgres.Cluster));
