using Kamiyo.Storage.Tests.RetryJobs;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Sqlite.RetryJobs;

public sealed class SqliteRetryJobStoreTests() : RetryJobStoreTests(new SqliteTestDatabase());
