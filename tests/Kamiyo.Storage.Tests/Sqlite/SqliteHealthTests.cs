using Kamiyo.Storage.Tests.Health;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Sqlite;

public sealed class SqliteHealthTests() : StoreHealthTests(new SqliteTestDatabase());
