using Kamiyo.EndToEnd.Tests.Databases;

namespace Kamiyo.EndToEnd.Tests.MainJob;

public sealed class SqliteMainJobTests(SqliteDatabase database) : MainJobTests(database), IClassFixture<SqliteDatabase>;
