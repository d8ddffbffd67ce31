using Kamiyo.EndToEnd.Tests.Databases;

namespace Kamiyo.EndToEnd.Tests.Messages;

public sealed class SqliteMailTests() : MailTests(new SqliteDatabase());
