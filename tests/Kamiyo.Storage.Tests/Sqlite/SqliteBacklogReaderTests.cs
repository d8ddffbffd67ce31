using Kamiyo.Storage.Tests.Backlog;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Sqlite;

public sealed class SqliteBacklogReaderTests() : BacklogReaderTests(new SqliteTestDatabase());
