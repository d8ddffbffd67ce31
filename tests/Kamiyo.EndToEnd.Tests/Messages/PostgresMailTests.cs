using Kamiyo.EndToEnd.Tests.Databases;

namespace Kamiyo.EndToEnd.Tests.Messages;

public sealed class PostgresMailTests() : MailTests(new PostgresDatabase());
