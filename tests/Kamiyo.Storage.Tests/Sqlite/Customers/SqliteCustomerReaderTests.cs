using Kamiyo.Storage.Tests.Customers;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Sqlite.Customers;

public sealed class SqliteCustomerReaderTests() : CustomerReaderTests(new SqliteTestDatabase());
