using Kamiyo.Storage.Tests.Migrations;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Sqlite;

public sealed class SqliteMigratorTests() : DatabaseMigratorTests(new SqliteTestDatabase(), "Sqlite");
