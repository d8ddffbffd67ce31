using Kamiyo.Storage.Tests.Outbox;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Sqlite.Outbox;

public sealed class SqliteOutboxStoreTests() : OutboxStoreTests(new SqliteTestDatabase());
