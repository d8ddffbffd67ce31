using System.Data.Common;

namespace Kamiyo.Storage.Databases;

internal static class DataReaderExtensions
{
    public static string? GetOptionalString(this DbDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    public static DateTimeOffset GetTime<TTimes>(this DbDataReader reader, int ordinal)
        where TTimes : struct, ITimeReader =>
        TTimes.Read(reader, ordinal);

    public static DateTimeOffset? GetOptionalTime<TTimes>(this DbDataReader reader, int ordinal)
        where TTimes : struct, ITimeReader =>
        reader.IsDBNull(ordinal) ? null : TTimes.Read(reader, ordinal);
}
