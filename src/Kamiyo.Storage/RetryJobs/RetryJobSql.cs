namespace Kamiyo.Storage.RetryJobs;

/// <summary>The statements on <c>retry_job</c>, the same in both dialects.</summary>
internal static class RetryJobSql
{
    public const string Insert = $"""
        INSERT INTO retry_job ({RetryJobRow.Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        ON CONFLICT DO NOTHING
        """;

    public const string Update = """
        UPDATE retry_job
        SET status = $2, retried = $3, skipped = $4, failed = $5, cursor = $6, page = $7, is_last_page = $8, updated_at = $9,
            finished_at = $10, version = $11
        WHERE job_id = $1 AND version = $11 - 1
        """;

    public const string Find = $"SELECT {RetryJobRow.Columns} FROM retry_job WHERE job_id = $1";

    public const string FindRunning = "SELECT job_id FROM retry_job WHERE status = 'running' AND filter = $1";

    public const string List = $"""
        SELECT {RetryJobRow.Columns} FROM retry_job
        WHERE (created_at, job_id) < ($1, $2)
        ORDER BY created_at DESC, job_id DESC
        LIMIT $3
        """;
}
