using Kamiyo.Storage.Tests.Retention;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Sqlite.Retention;

public sealed class SqliteRetentionStoreTests() : RetentionStoreTests(new SqliteTestDatabase());
