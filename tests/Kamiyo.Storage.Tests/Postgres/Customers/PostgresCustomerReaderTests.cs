using Kamiyo.Storage.Tests.Customers;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Postgres.Customers;

public sealed class PostgresCustomerReaderTests(SharedPostgres postgres) : CustomerReaderTests(new PostgresTestDatabase(postgres.Cluster));
