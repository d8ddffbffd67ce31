using Kamiyo.Storage.Paging;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Postgres.WebhookEvents;

internal sealed class PostgresWebhookEventReader(PostgresDatabase database, TimeProvider time) : IWebhookEventReader
{
    public async Task<Page<WebhookEventSummary>> SearchAsync(
        WebhookEventFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var search = WebhookEventSearch.Create(filter, cursor, limit, time.GetUtcNow());
        var rows = await database.QueryAsync(
            WebhookEventSearchStatement.Sql[search.Scan],
            parameters => WebhookEventSearchStatement.AddParameters(parameters, search),
            FoundWebhookEventRow.Read<PostgresTimes>,
            cancellationToken);
        return search.ToPage(rows);
    }

    public async Task<long> CountRetryableAsync(WebhookEventFilter filter, CancellationToken cancellationToken)
    {
        WebhookEventSearch.ThrowIfNotRetryable(filter);
        var counts = await database.QueryAsync(
            WebhookEventSearchStatement.CountRetryableSql,
            parameters => WebhookEventSearchStatement.AddCountParameters(parameters, filter),
            static reader => reader.GetInt64(0),
            cancellationToken);
        return counts.Single();
    }
}
