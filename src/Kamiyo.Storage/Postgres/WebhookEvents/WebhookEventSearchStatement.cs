using Kamiyo.Storage.WebhookEvents;
using Npgsql;
using NpgsqlTypes;

namespace Kamiyo.Storage.Postgres.WebhookEvents;

/// <summary>
/// One statement a way through the table. Filters stand outside of the window of rows that are read: inside, they could make the planner
/// leave the index in whose order the way goes, or read without end.
/// </summary>
internal static class WebhookEventSearchStatement
{
    private const string Waiting = "coalesce(next_attempt_at, received_at)";

    private const string Matches = """
        ($6::text[] IS NULL OR status = ANY ($6))
            AND ($7::text IS NULL OR customer_id = $7)
            AND ($8::text IS NULL OR type = $8)
            AND ($9::text IS NULL OR account = $9)
            AND ($10::boolean IS NULL OR livemode = $10)
            AND ($11::text IS NULL OR strpos(lower(error_message), lower($11)) > 0)
        """;

    /// <summary>Failed and dead only, so that a count never reads what came to a good end.</summary>
    public const string CountRetryableSql = """
        SELECT count(*) FROM webhook_event
        WHERE status IN ('failed', 'dead') AND status = ANY ($3)
            AND received_at < $1 AND received_at >= $2
            AND ($4::text IS NULL OR customer_id = $4)
            AND ($5::text IS NULL OR type = $5)
            AND ($6::text IS NULL OR account = $6)
            AND ($7::boolean IS NULL OR livemode = $7)
            AND ($8::text IS NULL OR strpos(lower(error_message), lower($8)) > 0)
        """;

    private static readonly string WaitingRows = Rows($"status IN ('received', 'failed') AND status = 'received' AND {Waiting} < $12", Waiting);
    private static readonly string TroubleRows = Rows("status IN ('failed', 'dead')");
    private static readonly string ProcessedRows = Rows("status IN ('processed', 'ignored') AND status = 'processed'");
    private static readonly string IgnoredRows = Rows("status IN ('processed', 'ignored') AND status = 'ignored'");

    public static readonly IReadOnlyDictionary<WebhookEventScan, string> Sql = new Dictionary<WebhookEventScan, string>
    {
        [WebhookEventScan.Every] = Search(ProcessedRows, IgnoredRows, TroubleRows, WaitingRows),
        [WebhookEventScan.Processed] = Search(ProcessedRows),
        [WebhookEventScan.Ignored] = Search(IgnoredRows),
        [WebhookEventScan.Trouble] = Search(TroubleRows),
        [WebhookEventScan.Waiting] = Search(WaitingRows),
        [WebhookEventScan.Customer] = Search(Rows("status <> 'received' AND customer_id = $7"), WaitingRows),
        [WebhookEventScan.Type] = Search(Rows("status <> 'received' AND type = $8"), WaitingRows),
    };

    public static void AddParameters(NpgsqlParameterCollection parameters, WebhookEventSearch search)
    {
        parameters
            .AddTime(search.Before.OccurredAt)
            .AddText(search.Before.Id)
            .AddTime(search.Filter.ReceivedAfter ?? DateTimeOffset.MinValue)
            .AddValue((long)search.Limit)
            .AddValue((long)search.Window);
        AddStatuses(parameters, search.Filter);
        AddFilter(parameters, search.Filter);
        parameters.AddTime(search.WaitingBefore);
    }

    public static void AddCountParameters(NpgsqlParameterCollection parameters, WebhookEventFilter filter)
    {
        parameters
            .AddTime(filter.ReceivedBefore ?? DateTimeOffset.MaxValue)
            .AddTime(filter.ReceivedAfter ?? DateTimeOffset.MinValue);
        AddStatuses(parameters, filter);
        AddFilter(parameters, filter);
    }

    private static string Rows(string where, string key = "received_at") => $"""
        (SELECT event_id, type, api_version, account, livemode, customer_id, created_at, {key} AS received_at, status, attempts,
            next_attempt_at, processed_at, error_message, outcome
        FROM webhook_event
        WHERE {where} AND ({key}, event_id) < ($1, $2) AND {key} >= $3
        ORDER BY {key} DESC, event_id DESC
        LIMIT $5)
        """;

    // The numbers are given while rows come: once enough match, no more are read.
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

    private static void AddStatuses(NpgsqlParameterCollection parameters, WebhookEventFilter filter) =>
        parameters.Add(new NpgsqlParameter<string[]?>
        {
            TypedValue = filter.Statuses.Count == 0 ? null : [.. filter.Statuses.Select(status => status.ToText())],
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        });

    private static void AddFilter(NpgsqlParameterCollection parameters, WebhookEventFilter filter)
    {
        parameters.AddText(filter.CustomerId).AddText(filter.Type).AddText(filter.Account);
        parameters.Add(new NpgsqlParameter<bool?> { TypedValue = filter.Livemode, NpgsqlDbType = NpgsqlDbType.Boolean });
        parameters.AddText(filter.ErrorContains);
    }
}
