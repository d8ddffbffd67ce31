using Kamiyo.Storage.Tests.WebhookEvents;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Sqlite.WebhookEvents;

public sealed class SqliteWebhookEventReaderTests() : WebhookEventReaderTests(new SqliteTestDatabase());
