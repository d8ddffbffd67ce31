using Kamiyo.Storage.Tests.Reminders;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Postgres.Reminders;

public sealed class PostgresReminderStoreTests(SharedPostgres postgres) : ReminderStoreTests(new PostgresTestDatabase(postgres.Cluster));
