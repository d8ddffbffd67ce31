using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Grouping;
using Npgsql;
using NpgsqlTypes;

namespace Kamiyo.Storage.Postgres;

/// <summary>How the stores group their statements on PostgreSQL.</summary>
internal static class PostgresGroups
{
    // Up to 1 MiB each: more at once would only move memory.
    private const int MaxPayloadsARead = 16;

    public static GroupLimits Writes(DatabaseOptions options) =>
        new(options.Writers, options.MaxBatchRows, options.MaxBatchBytes, options.MaxWaitingRows, options.MaxWaitingBytes);

    public static GroupLimits Reads(DatabaseOptions options) => Writes(options);

    public static GroupLimits PayloadReads(DatabaseOptions options) => Writes(options) with { MaxBatchItems = MaxPayloadsARead };

    /// <summary>The array for <c>= ANY($1)</c>.</summary>
    public static void AddKeys(this NpgsqlParameterCollection parameters, IReadOnlyList<string> keys) =>
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. keys], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
}
