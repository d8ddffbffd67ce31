using System.Text.Json;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Sqlite.WebhookEvents;

/// <summary>One statement a way through the table; filters stand outside of the window of rows that are read, so that no search reads without end.</summary>
internal static class SqliteWebhookEventSearchStatement
{
    private const string Waiting = "coalesce(next_attempt_at, received_at)";

    private const string Matches = """
        ($6 IS NULL OR status IN (SELECT value FROM json_each($6)))
            AND ($7 IS NULL OR customer_id = $7)
            AND ($8 IS NULL OR type = $8)
            AND ($9 IS NULL OR account = $9)
            AND ($10 IS NULL OR livemode = $10)
            AND ($11 IS NULL OR instr(lower(error_message), lower($11)) > 0)
        """;

    /// <summary>Failed and dead only, so that a count never reads what came to a good end.</summary>
    public const string CountRetryableSql = """
        SELECT count(*) FROM webhook_event
        WHERE status IN ('failed', 'dead') AND status IN (SELECT value FROM json_each($3))
            AND received_at < $1 AND received_at >= $2
            AND ($4 IS NULL OR customer_id = $4)
            AND ($5 IS NULL OR type = $5)
            AND ($6 IS NULL OR account = $6)
            AND ($7 IS NULL OR livemode = $7)
            AND ($8 IS NULL OR instr(lower(error_message), lower($8)) > 0)
        """;

    private static readonly string WaitingRows = Rows("due", $"status IN ('received', 'failed') AND status = 'received' AND {Waiting} < $12", Waiting);
    private static readonly string TroubleRows = Rows("trouble", "status IN ('failed', 'dead')");
    private static readonly string ProcessedRows = Rows("finished", "status IN ('processed', 'ignored') AND status = 'processed'");
    private static readonly string IgnoredRows = Rows("finished", "status IN ('processed', 'ignored') AND status = 'ignored'");

    public static readonly IReadOnlyDictionary<WebhookEventScan, string> Sql = new Dictionary<WebhookEventScan, string>
    {
        [WebhookEventScan.Every] = Search(ProcessedRows, IgnoredRows, TroubleRows, WaitingRows),
        [WebhookEventScan.Processed] = Search(ProcessedRows),
        [WebhookEventScan.Ignored] = Search(IgnoredRows),
        [WebhookEventScan.Trouble] = Search(TroubleRows),
        [WebhookEventScan.Waiting] = Search(WaitingRows),
        [WebhookEventScan.Customer] = Search(
            Rows("customer", "status <> 'received' AND customer_id IS NOT NULL AND customer_id = $7"), WaitingRows),
        [WebhookEventScan.Type] = Search(Rows("type", "status <> 'received' AND type = $8"), WaitingRows),
    };

    public static object?[] Values(WebhookEventSearch search) =>
    [
        SqliteTime.Write(search.Before.OccurredAt),
        search.Before.Id,
        SqliteTime.Write(search.Filter.ReceivedAfter ?? DateTimeOffset.MinValue),
        search.Limit,
        search.Window,
        .. FilterValues(search.Filter),
        SqliteTime.Write(search.WaitingBefore),
    ];

    public static object?[] CountValues(WebhookEventFilter filter) =>
    [
        SqliteTime.Write(filter.ReceivedBefore ?? DateTimeOffset.MaxValue),
        SqliteTime.Write(filter.ReceivedAfter ?? DateTimeOffset.MinValue),
        .. FilterValues(filter),
    ];

    // The index is named, because this planner knows nothing of how many rows there are.
    private static string Rows(string index, string where, string key = "received_at") => $"""
        SELECT * FROM (
            SELECT event_id, type, api_version, account, livemode, customer_id, created_at, {key} AS received_at, status, attempts,
                next_attempt_at, processed_at, error_message, outcome
            FROM webhook_event INDEXED BY webhook_event_{index}
            WHERE {where} AND ({key}, event_id) < ($1, $2) AND {key} >= $3
            ORDER BY {key} DESC, event_id DESC
            LIMIT $5)
        """;

    private static string Search(params IReadOnlyList<string> ways) => $"""
        SELECT event_id, type, api_version, account, livemode, customer_id, created_at, received_at, status, attempts,
            next_attempt_at, processed_at, error_message, outcome, position, is_match
        FROM (
            SELECT scanned.*, row_number() OVER (ORDER BY received_at DESC, event_id DESC) AS position, {Matches} AS is_match
            FROM (
                SELECT * FROM ({string.Join(" UNION ALL ", ways)}) AS way
                ORDER BY received_at DESC, event_id DESC
                LIMIT $5) AS scanned) AS numbered
        WHERE is_match OR position = $5
        ORDER BY received_at DESC, event_id DESC
        LIMIT $4
        """;

    private static object?[] FilterValues(WebhookEventFilter filter) =>
    [
        filter.Statuses.Count == 0 ? null : JsonSerializer.Serialize(filter.Statuses.Select(status => status.ToText())),
        filter.CustomerId,
        filter.Type,
        filter.Account,
        filter.Livemode,
        filter.ErrorContains,
    ];
}
