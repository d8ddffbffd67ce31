using Kamiyo.Storage.Tests.Reminders;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Sqlite.Reminders;

public sealed class SqliteReminderStoreTests() : ReminderStoreTests(new SqliteTestDatabase());
