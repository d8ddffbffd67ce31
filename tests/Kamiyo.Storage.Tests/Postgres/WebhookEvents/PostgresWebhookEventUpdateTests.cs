using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.Tests.WebhookEvents;

namespace Kamiyo.Storage.Tests.Postgres.WebhookEvents;

public sealed class PostgresWebhookEventUpdateTests(SharedPostgres postgres) : WebhookEventUpdateTests(new PostgresTestDatabase(postgres.Cluster));
