using Kamiyo.EndToEnd.Tests.Databases;

namespace Kamiyo.EndToEnd.Tests.Messages;

public sealed class SqliteMailTests(SqliteDatabase database) : MailTests(database), IClassFixture<SqliteDatabase>;
