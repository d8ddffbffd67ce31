using Kamiyo.Storage.Tests.WebhookEvents;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Postgres.WebhookEvents;

public sealed class PostgresWebhookEventReaderTests(SharedPostgres postgres)
    : WebhookEventReaderTests(new PostgresTestDatabase(postgres.Cluster));
