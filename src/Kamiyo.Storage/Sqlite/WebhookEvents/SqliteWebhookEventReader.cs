using Kamiyo.Storage.Paging;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Sqlite.WebhookEvents;

internal sealed class SqliteWebhookEventReader(SqliteDatabase database, TimeProvider time) : IWebhookEventReader
{
    public async Task<Page<WebhookEventSummary>> SearchAsync(
        WebhookEventFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var search = WebhookEventSearch.Create(filter, cursor, limit, time.GetUtcNow());
        var rows = await database.ReadAsync(session => session.Query(
            SqliteWebhookEventSearchStatement.Sql[search.Scan],
            FoundWebhookEventRow.Read<SqliteTimes>,
            SqliteWebhookEventSearchStatement.Values(search)));
        return search.ToPage(rows);
    }

    public async Task<long> CountRetryableAsync(WebhookEventFilter filter, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        WebhookEventSearch.ThrowIfNotRetryable(filter);
        var counts = await database.ReadAsync(session => session.Query(
            SqliteWebhookEventSearchStatement.CountRetryableSql,
            static reader => reader.GetInt64(0),
            SqliteWebhookEventSearchStatement.CountValues(filter)));
        return counts.Single();
    }
}
