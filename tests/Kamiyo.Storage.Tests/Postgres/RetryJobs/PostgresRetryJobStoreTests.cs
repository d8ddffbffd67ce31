using Kamiyo.Storage.Tests.RetryJobs;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Postgres.RetryJobs;

public sealed class PostgresRetryJobStoreTests(SharedPostgres postgres)
    : RetryJobStoreTests(new PostgresTestDatabase(postgres.Cluster));
