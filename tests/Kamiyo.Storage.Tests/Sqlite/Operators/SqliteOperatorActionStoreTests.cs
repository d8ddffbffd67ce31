using Kamiyo.Storage.Tests.Operators;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Sqlite.Operators;

public sealed class SqliteOperatorActionStoreTests() : OperatorActionStoreTests(new SqliteTestDatabase());
