using Kamiyo.Storage.Paging;
using Kamiyo.Storage.RetryJobs;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Sqlite.RetryJobs;

internal sealed class SqliteRetryJobStore(SqliteDatabase database) : IRetryJobStore
{
    public Task<bool> InsertAsync(RetryJob job, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute(
            RetryJobSql.Insert,
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
            RetryJobSql.Update,
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
        var found = await database.ReadAsync(session => session.Query(RetryJobSql.Find, RetryJobRow.Read<SqliteTimes>, jobId));
        return found.SingleOrDefault();
    }

    public async Task<string?> FindRunningAsync(WebhookEventFilter filter, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var text = RetryJobJson.Write(filter);
        var found = await database.ReadAsync(session =>
            session.Query(RetryJobSql.FindRunning, static reader => reader.GetString(0), text));
        return found.SingleOrDefault();
    }

    public async Task<Page<RetryJob>> ListAsync(string? cursor, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = PageRequest.Create(cursor, limit);
        var rows = await database.ReadAsync(session => session.Query(
            RetryJobSql.List,
            RetryJobRow.Read<SqliteTimes>,
            SqliteTime.Write(request.After.OccurredAt),
            request.After.Id,
            request.FetchLimit));
        return request.ToPage(rows, job => new PageCursor(job.CreatedAt, job.JobId));
    }
}
