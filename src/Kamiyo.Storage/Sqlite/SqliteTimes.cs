using System.Data.Common;
using Kamiyo.Storage.Databases;

namespace Kamiyo.Storage.Sqlite;

internal readonly struct SqliteTimes : ITimeReader
{
    // The driver would parse the text itself, and take what sorts otherwise than it reads.
    public static DateTimeOffset Read(DbDataReader reader, int ordinal) => SqliteTime.Read(reader.GetString(ordinal));
}
