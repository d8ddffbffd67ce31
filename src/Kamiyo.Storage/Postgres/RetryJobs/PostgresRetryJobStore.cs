using Kamiyo.Storage.Paging;
using Kamiyo.Storage.RetryJobs;
using Kamiyo.Storage.WebhookEvents;
using Npgsql;
using NpgsqlTypes;

namespace Kamiyo.Storage.Postgres.RetryJobs;

internal sealed class PostgresRetryJobStore(PostgresDatabase database) : IRetryJobStore
{
    internal const string UpdateSql = $"{RetryJobSql.Update} {Returning}";

    private const string InsertSql = $"{RetryJobSql.Insert} {Returning}";

    // A row tells of the change here; SQLite counts what it changed.
    private const string Returning = "RETURNING job_id";

    public async Task<bool> InsertAsync(RetryJob job, CancellationToken cancellationToken)
    {
        var inserted = await database.WriteAsync(
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
        var updated = await database.WriteAsync(
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
            RetryJobSql.Find, parameters => parameters.AddText(jobId), RetryJobRow.Read<PostgresTimes>, cancellationToken);
        return found.SingleOrDefault();
    }

    public async Task<string?> FindRunningAsync(WebhookEventFilter filter, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(
            RetryJobSql.FindRunning,
            parameters => parameters.AddText(RetryJobJson.Write(filter)),
            static reader => reader.GetString(0),
            cancellationToken);
        return found.SingleOrDefault();
    }

    public async Task<Page<RetryJob>> ListAsync(string? cursor, int limit, CancellationToken cancellationToken)
    {
        var request = PageRequest.Create(cursor, limit);
        var rows = await database.QueryAsync(
            RetryJobSql.List,
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
