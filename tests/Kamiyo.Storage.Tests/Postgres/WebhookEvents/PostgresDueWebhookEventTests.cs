using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.Tests.WebhookEvents;

namespace Kamiyo.Storage.Tests.Postgres.WebhookEvents;

public sealed class PostgresDueWebhookEventTests(SharedPostgres postgres) : DueWebhookEventTests(new PostgresTestDatabase(postgres.Cluster));
