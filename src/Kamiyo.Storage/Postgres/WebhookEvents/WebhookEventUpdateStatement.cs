using Kamiyo.Storage.Postgres.Outbox;
using Kamiyo.Storage.Postgres.Statistics;
using Kamiyo.Storage.WebhookEvents;
using Npgsql;

namespace Kamiyo.Storage.Postgres.WebhookEvents;

/// <summary>
/// Writes what changes in an event's life, and of the changes that are written the failed attempts, the alerts and the counts; answers
/// with the ids whose stored version was the one before. Nearly every batch has neither failures nor alerts, and its statement no parts
/// for them: an idle part costs as much as a row.
/// </summary>
internal static class WebhookEventUpdateStatement
{
    private static readonly UnnestRows<WebhookEventUpdate> Events = new UnnestRows<WebhookEventUpdate>()
        .Text("event_id", row => row.Event.EventId)
        .Text("status", row => row.Event.Status.ToText())
        .Integer("attempts", row => row.Event.Attempts)
        .OptionalTime("next_attempt_at", row => row.Event.NextAttemptAt)
        .OptionalTime("processed_at", row => row.Event.ProcessedAt)
        .Text("error_message", row => row.Event.ErrorMessage)
        .Text("error_detail", row => row.Event.ErrorDetail)
        .Text("outcome", row => row.Event.Outcome)
        .BigInteger("version", row => row.Event.Version)
        .OptionalTime("failed_at", row => row.FailedAt)
        .Text("before", row => row.Before.ToText());

    private const string Failures = """
        failures AS (
            INSERT INTO webhook_attempt (event_id, version, attempt, attempted_at, status, error_message, error_detail)
            SELECT event_id, version, attempts, failed_at, status, error_message, error_detail
            FROM updated WHERE failed_at IS NOT NULL),
        """;

    private static readonly int AlertsParameter = Events.Count + StatisticUpsert.ParameterCount + 1;

    public static readonly string Sql = Compose("");

    public static readonly string SqlWithFailures = Compose($"{Failures}\n{OutboxInsert.Sql(AlertsParameter, "SELECT event_id FROM updated")},");

    public static bool HasFailures(IReadOnlyList<WebhookEventUpdate> rows) => rows.Any(static row => row.FailedAt is not null || row.Alerts.Count > 0);

    public static void AddParameters(NpgsqlParameterCollection parameters, IReadOnlyList<WebhookEventUpdate> rows, short slot)
    {
        Events.AddParameters(parameters, rows);
        StatisticUpsert.AddParameters(parameters, rows.Select(static row => (row.Event.EventId, row.Counts)), slot);
    }

    public static void AddParametersWithFailures(NpgsqlParameterCollection parameters, IReadOnlyList<WebhookEventUpdate> rows, short slot)
    {
        AddParameters(parameters, rows, slot);
        OutboxInsert.AddParameters(parameters, rows.SelectMany(row => row.Alerts));
    }

    private static string Compose(string failures) => $"""
        WITH updated AS (
            UPDATE webhook_event AS stored
            SET status = change.status,
                attempts = change.attempts,
                next_attempt_at = change.next_attempt_at,
                processed_at = change.processed_at,
                error_message = change.error_message,
                error_detail = change.error_detail,
                outcome = change.outcome,
                version = change.version
            FROM {Events.From("change")}
            WHERE stored.event_id = change.event_id AND stored.version = change.version - 1 AND stored.status = change.before
            RETURNING change.*),
        {failures}
        {StatisticUpsert.UpdatedSql(Events.Count + 1)}
        SELECT event_id FROM updated
        """;
}
