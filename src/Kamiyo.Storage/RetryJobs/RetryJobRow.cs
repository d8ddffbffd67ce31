using System.Data.Common;
using Kamiyo.Storage.Databases;

namespace Kamiyo.Storage.RetryJobs;

/// <summary>Reads a row of <c>retry_job</c>.</summary>
internal static class RetryJobRow
{
    /// <summary>What is read, in this order.</summary>
    public const string Columns = """
        job_id, operator, filter, status, matched, retried, skipped, failed, cursor, page, is_last_page, created_at, updated_at, finished_at, version
        """;

    public static RetryJob Read<TTimes>(DbDataReader reader)
        where TTimes : struct, ITimeReader => new(
            JobId: reader.GetString(0),
            Operator: reader.GetString(1),
            Filter: RetryJobJson.ReadFilter(reader.GetString(2)),
            Status: RetryJobStatusText.Parse(reader.GetString(3)),
            Matched: reader.GetInt64(4),
            Retried: reader.GetInt64(5),
            Skipped: reader.GetInt64(6),
            Failed: reader.GetInt64(7),
            Cursor: reader.GetOptionalString(8),
            Page: RetryJobJson.ReadPage(reader.GetString(9)),
            IsLastPage: reader.GetBoolean(10),
            CreatedAt: reader.GetTime<TTimes>(11),
            UpdatedAt: reader.GetTime<TTimes>(12),
            FinishedAt: reader.GetOptionalTime<TTimes>(13),
            Version: reader.GetInt64(14));
}
