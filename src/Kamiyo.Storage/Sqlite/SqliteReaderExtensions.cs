using Microsoft.Data.Sqlite;

namespace Kamiyo.Storage.Sqlite;

internal static class SqliteReaderExtensions
{
    public static string? GetOptionalString(this SqliteDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    public static DateTimeOffset GetTime(this SqliteDataReader reader, int ordinal) => SqliteTime.Read(reader.GetString(ordinal));

    public static DateTimeOffset? GetOptionalTime(this SqliteDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetTime(ordinal);
}
