using Kamiyo.Storage.Tests.Statistics;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Sqlite.Statistics;

public sealed class SqliteWebhookStatisticSpanTests() : WebhookStatisticSpanTests(new SqliteTestDatabase());
