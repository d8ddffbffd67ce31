using Kamiyo.Storage.Tests.Subscriptions;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Sqlite.Subscriptions;

public sealed class SqliteFinishedEventTests() : FinishedEventTests(new SqliteTestDatabase());
