using Kamiyo.Storage.Postgres.Statistics;
using Kamiyo.Storage.WebhookEvents;
using Npgsql;

namespace Kamiyo.Storage.Postgres.WebhookEvents;

/// <summary>
/// Inserts events with their payloads and counts them; answers with the ids that weren't there before. One that comes alone has a statement of
/// its own, because its sender waits for little else: arrays, and parts that could take more rows, take as long again as the row itself.
/// </summary>
internal static class WebhookEventInsertStatement
{
    private static readonly UnnestRows<WebhookEventInsert> Events = new UnnestRows<WebhookEventInsert>()
        .Text("event_id", row => row.Event.EventId)
        .Text("type", row => row.Event.Type)
        .Text("api_version", row => row.Event.ApiVersion)
        .Text("account", row => row.Event.Account)
        .Boolean("livemode", row => row.Event.Livemode)
        .Text("customer_id", row => row.Event.CustomerId)
        .Time("created_at", row => row.Event.CreatedAt)
        .Time("received_at", row => row.Event.ReceivedAt)
        .Text("status", row => row.Event.Status.ToText())
        .Integer("attempts", row => row.Event.Attempts)
        .OptionalTime("next_attempt_at", row => row.Event.NextAttemptAt)
        .OptionalTime("processed_at", row => row.Event.ProcessedAt)
        .Text("error_message", row => row.Event.ErrorMessage)
        .Text("error_detail", row => row.Event.ErrorDetail)
        .Text("outcome", row => row.Event.Outcome)
        .BigInteger("version", row => row.Event.Version);

    private static readonly UnnestRows<WebhookEventInsert> Payloads = new UnnestRows<WebhookEventInsert>()
        .Text("event_id", row => row.Event.EventId)
        .Bytes("body", row => row.Payload);

    public static readonly string Sql = $"""
        WITH stored AS (
            INSERT INTO webhook_event ({Events.Names})
            SELECT {Events.Names} FROM {Events.From("new")}
            ON CONFLICT DO NOTHING
            RETURNING event_id, status, received_at),
        {StatisticUpsert.StoredSql(Events.Count + Payloads.Count + 1)}
        INSERT INTO webhook_payload (event_id, body)
        SELECT event_id, body FROM {Payloads.From("payload", Events.Count + 1)}
        WHERE {Membership.Sql("event_id", "SELECT event_id FROM stored")}
        RETURNING event_id
        """;

    public static readonly string LoneSql = $"""
        WITH stored AS (
            INSERT INTO webhook_event ({Events.Names})
            VALUES ({string.Join(", ", Events.Parameters())})
            ON CONFLICT DO NOTHING
            RETURNING event_id, status, received_at),
        {StatisticUpsert.LoneStoredSql(Events.Count + Payloads.Count + 1)}
        INSERT INTO webhook_payload ({Payloads.Names})
        SELECT {string.Join(", ", Payloads.Parameters(Events.Count + 1))} FROM stored
        RETURNING event_id
        """;

    /// <summary>An event that is still to be processed counts as one thing, as nearly all do.</summary>
    public static bool IsLone(IReadOnlyList<WebhookEventInsert> rows) => rows is [{ Event.IsFinished: false }];

    public static void AddLoneParameters(NpgsqlParameterCollection parameters, IReadOnlyList<WebhookEventInsert> rows, short slot)
    {
        var row = rows.Single();
        Events.AddParameters(parameters, row);
        Payloads.AddParameters(parameters, row);
        StatisticUpsert.AddLoneParameters(parameters, row.Event.EventId, row.Counts.Single(), slot);
    }

    public static void AddParameters(NpgsqlParameterCollection parameters, IReadOnlyList<WebhookEventInsert> rows, short slot)
    {
        Events.AddParameters(parameters, rows);
        Payloads.AddParameters(parameters, rows);
        StatisticUpsert.AddParameters(parameters, rows.Select(static row => (row.Event.EventId, row.Counts)), slot);
    }
}
