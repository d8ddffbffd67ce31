using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.Tests.WebhookEvents;

namespace Kamiyo.Storage.Tests.Sqlite.WebhookEvents;

public sealed class SqliteWebhookEventUpdateTests() : WebhookEventUpdateTests(new SqliteTestDatabase());
