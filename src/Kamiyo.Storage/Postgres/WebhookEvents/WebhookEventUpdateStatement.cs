using Kamiyo.Storage.Postgres.Outbox;
using Kamiyo.Storage.WebhookEvents;
using Npgsql;

namespace Kamiyo.Storage.Postgres.WebhookEvents;

/// <summary>
/// Writes what changes in an event's life, and the alerts of the changes that are written; answers with the ids whose stored
/// version was the one before.
/// </summary>
internal static class WebhookEventUpdateStatement
{
    private static readonly UnnestRows<WebhookEvent> Events = new UnnestRows<WebhookEvent>()
        .Text("event_id", row => row.EventId)
        .Text("status", row => row.Status.ToText())
        .Integer("attempts", row => row.Attempts)
        .OptionalTime("next_attempt_at", row => row.NextAttemptAt)
        .OptionalTime("processed_at", row => row.ProcessedAt)
        .Text("error_message", row => row.ErrorMessage)
        .Text("error_detail", row => row.ErrorDetail)
        .Text("outcome", row => row.Outcome)
        .BigInteger("version", row => row.Version);

    public static readonly string Sql = $"""
        WITH updated AS (
            UPDATE webhook_event AS stored
            SET status = new.status,
                attempts = new.attempts,
                next_attempt_at = new.next_attempt_at,
                processed_at = new.processed_at,
                error_message = new.error_message,
                error_detail = new.error_detail,
                outcome = new.outcome,
                version = new.version
            FROM {Events.From("new")}
            WHERE stored.event_id = new.event_id AND stored.version = new.version - 1
            RETURNING stored.event_id),
        {OutboxInsert.Sql(Events.Count + 1, "SELECT event_id FROM updated")}
        SELECT event_id FROM updated
        """;

    public static void AddParameters(NpgsqlParameterCollection parameters, IReadOnlyList<WebhookEventUpdate> rows)
    {
        Events.AddParameters(parameters, [.. rows.Select(row => row.Event)]);
        OutboxInsert.AddParameters(parameters, rows.SelectMany(row => row.Alerts));
    }
}
