using Kamiyo.Storage.Paging;
using Kamiyo.Storage.RetryJobs;
using Kamiyo.Storage.WebhookEvents;
using Npgsql;
using NpgsqlTypes;

namespace Kamiyo.Storage.Postgres.RetryJobs;

internal sealed class PostgresRetryJobStore(PostgresDatabase database) : IRetryJobStore
{
    internal const string UpdateSql = """
        UPDATE retry_job
        SET status = $2, retried = $3, skipped = $4, failed = $5, cursor = $6, page = $7, is_last_page = $8, updated_at = $9,
            finished_at = $10, version = $11
        WHERE job_id = $1 AND version = $11 - 1
        RETURNING job_id
        """;

    internal const string FindSql = $"SELECT {RetryJobRow.Columns} FROM retry_job WHERE job_id = $1";

    internal const string FindRunningSql = "SELECT job_id FROM retry_job WHERE status = 'running' AND filter = $1";

    internal const string ListSql = $"""
        SELECT {RetryJobRow.Columns} FROM retry_job
        WHERE (created_at, job_id) < ($1, $2)
        ORDER BY created_at DESC, job_id DESC
        LIMIT $3
        """;

    private const string InsertSql = $"""
        INSERT INTO retry_job ({RetryJobRow.Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        ON CONFLICT DO NOTHING
        RETURNING job_id
        """;

    public async Task<bool> InsertAsync(RetryJob job, CancellationToken cancellationToken)
    {
        var inserted = await database.QueryAsync(
            InsertSql,
            parameters =>
            {
                parameters
                    .AddText(job.JobId)
                    .AddText(job.Operator)
                    .AddText(RetryJobJson.Write(job.Filter))
                    .AddText(job.Status.ToText())
                    .AddValue(job.Matched);
                AddCounts(parameters, job).AddTime(job.CreatedAt).AddTime(job.UpdatedAt);
                AddEnd(parameters, job);
            },
            static reader => reader.GetString(0),
            cancellationToken);
        return inserted.Count == 1;
    }

    public async Task<bool> UpdateAsync(RetryJob job, CancellationToken cancellationToken)
    {
        var updated = await database.QueryAsync(
            UpdateSql,
            parameters =>
            {
                parameters.AddText(job.JobId).AddText(job.Status.ToText());
                AddCounts(parameters, job).AddTime(job.UpdatedAt);
                AddEnd(parameters, job);
            },
            static reader => reader.GetString(0),
            cancellationToken);
        return updated.Count == 1;
    }

    public async Task<RetryJob?> FindAsync(string jobId, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(
            FindSql, parameters => parameters.AddText(jobId), RetryJobRow.Read<PostgresTimes>, cancellationToken);
        return found.SingleOrDefault();
    }

    public async Task<string?> FindRunningAsync(WebhookEventFilter filter, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(
            FindRunningSql,
            parameters => parameters.AddText(RetryJobJson.Write(filter)),
            static reader => reader.GetString(0),
            cancellationToken);
        return found.SingleOrDefault();
    }

    public async Task<Page<RetryJob>> ListAsync(string? cursor, int limit, CancellationToken cancellationToken)
    {
        var request = PageRequest.Create(cursor, limit);
        var rows = await database.QueryAsync(
            ListSql,
            parameters => parameters.AddTime(request.After.OccurredAt).AddText(request.After.Id).AddValue(request.FetchLimit),
            RetryJobRow.Read<PostgresTimes>,
            cancellationToken);
        return request.ToPage(rows, job => new PageCursor(job.CreatedAt, job.JobId));
    }

    private static NpgsqlParameterCollection AddCounts(NpgsqlParameterCollection parameters, RetryJob job) => parameters
        .AddValue(job.Retried)
        .AddValue(job.Skipped)
        .AddValue(job.Failed)
        .AddText(job.Cursor)
        .AddText(RetryJobJson.Write(job.Page))
        .AddValue(job.IsLastPage);

    private static void AddEnd(NpgsqlParameterCollection parameters, RetryJob job)
    {
        parameters.Add(new NpgsqlParameter<DateTime?> { TypedValue = job.FinishedAt?.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        parameters.AddValue(job.Version);
    }
}
