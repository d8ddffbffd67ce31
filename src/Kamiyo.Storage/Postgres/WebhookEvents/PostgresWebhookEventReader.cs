using Kamiyo.Storage.Paging;
using Kamiyo.Storage.WebhookEvents;
using Npgsql;

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
            Read,
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

    private static FoundWebhookEvent Read(NpgsqlDataReader reader) => new(
        new WebhookEventSummary(
            EventId: reader.GetString(0),
            Type: reader.GetString(1),
            ApiVersion: reader.GetOptionalString(2),
            Account: reader.GetOptionalString(3),
            Livemode: reader.GetBoolean(4),
            CustomerId: reader.GetOptionalString(5),
            CreatedAt: reader.GetTime(6),
            ReceivedAt: reader.GetTime(7),
            Status: WebhookEventStatusText.Parse(reader.GetString(8)),
            Attempts: reader.GetInt32(9),
            NextAttemptAt: reader.GetOptionalTime(10),
            ProcessedAt: reader.GetOptionalTime(11),
            ErrorMessage: reader.GetOptionalString(12),
            Outcome: reader.GetOptionalString(13)),
        Position: reader.GetInt64(14),
        // Null, where nothing failed and a part of the error is asked for, is no.
        IsMatch: !reader.IsDBNull(15) && reader.GetBoolean(15));
}
