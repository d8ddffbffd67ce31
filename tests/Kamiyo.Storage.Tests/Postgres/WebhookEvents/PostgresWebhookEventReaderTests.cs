using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.Tests.WebhookEvents;

namespace Kamiyo.Storage.Tests.Postgres.WebhookEvents;

public sealed class PostgresWebhookEventReaderTests(SharedPostgres postgres)
    : WebhookEventReaderTests(new PostgresTestDatabase(postgres.Cluster));
