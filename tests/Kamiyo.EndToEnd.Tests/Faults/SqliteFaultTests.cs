using Kamiyo.EndToEnd.Tests.Databases;

namespace Kamiyo.EndToEnd.Tests.Faults;

public sealed class SqliteFaultTests() : FaultTests(new SqliteDatabase());
