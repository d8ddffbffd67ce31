using Kamiyo.Storage.Tests.Backlog;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Postgres;

public sealed class PostgresBacklogReaderTests(SharedPostgres postgres) : BacklogReaderTests(new PostgresTestDatabase(postgres.Cluster));
