using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.Tests.WebhookEvents;

namespace Kamiyo.Storage.Tests.Postgres.WebhookEvents;

public sealed class PostgresWebhookAttemptTests(SharedPostgres postgres) : WebhookAttemptTests(new PostgresTestDatabase(postgres.Cluster));
