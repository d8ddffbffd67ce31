using Kamiyo.Storage.Paging;
using Kamiyo.Storage.RetryJobs;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Sqlite.RetryJobs;

internal sealed class SqliteRetryJobStore(SqliteDatabase database) : IRetryJobStore
{
    private const string InsertSql = $"""
        INSERT INTO retry_job ({RetryJobRow.Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        ON CONFLICT DO NOTHING
        """;

    private const string UpdateSql = """
        UPDATE retry_job
        SET status = $2, retried = $3, skipped = $4, failed = $5, cursor = $6, page = $7, is_last_page = $8, updated_at = $9,
            finished_at = $10, version = $11
        WHERE job_id = $1 AND version = $11 - 1
        """;

    private const string FindSql = $"SELECT {RetryJobRow.Columns} FROM retry_job WHERE job_id = $1";

    private const string FindRunningSql = "SELECT job_id FROM retry_job WHERE status = 'running' AND filter = $1";

    private const string ListSql = $"""
        SELECT {RetryJobRow.Columns} FROM retry_job
        WHERE (created_at, job_id) < ($1, $2)
        ORDER BY created_at DESC, job_id DESC
        LIMIT $3
        """;

    public Task<bool> InsertAsync(RetryJob job, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute(
            InsertSql,
            job.JobId,
            job.Operator,
            RetryJobJson.Write(job.Filter),
            job.Status.ToText(),
            job.Matched,
            job.Retried,
            job.Skipped,
            job.Failed,
            job.Cursor,
            RetryJobJson.Write(job.Page),
            job.IsLastPage,
            SqliteTime.Write(job.CreatedAt),
            SqliteTime.Write(job.UpdatedAt),
            SqliteTime.Write(job.FinishedAt),
            job.Version) == 1,
        cancellationToken);

    public Task<bool> UpdateAsync(RetryJob job, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute(
            UpdateSql,
            job.JobId,
            job.Status.ToText(),
            job.Retried,
            job.Skipped,
            job.Failed,
            job.Cursor,
            RetryJobJson.Write(job.Page),
            job.IsLastPage,
            SqliteTime.Write(job.UpdatedAt),
            SqliteTime.Write(job.FinishedAt),
            job.Version) == 1,
        cancellationToken);

    public async Task<RetryJob?> FindAsync(string jobId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var found = await database.ReadAsync(session => session.Query(FindSql, RetryJobRow.Read<SqliteTimes>, jobId));
        return found.SingleOrDefault();
    }

    public async Task<string?> FindRunningAsync(WebhookEventFilter filter, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var text = RetryJobJson.Write(filter);
        var found = await database.ReadAsync(session => session.Query(FindRunningSql, static reader => reader.GetString(0), text));
        return found.SingleOrDefault();
    }

    public async Task<Page<RetryJob>> ListAsync(string? cursor, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = PageRequest.Create(cursor, limit);
        var rows = await database.ReadAsync(session => session.Query(
            ListSql, RetryJobRow.Read<SqliteTimes>, SqliteTime.Write(request.After.OccurredAt), request.After.Id, request.FetchLimit));
        return request.ToPage(rows, job => new PageCursor(job.CreatedAt, job.JobId));
    }
}
