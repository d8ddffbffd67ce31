using Kamiyo.Storage.Databases;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Sqlite.WebhookEvents;

internal static class SqliteWebhookEventTable
{
    private const string InsertSql = """
        INSERT INTO webhook_event (event_id, type, api_version, account, livemode, customer_id, created_at, received_at, status,
            attempts, next_attempt_at, processed_at, error_message, error_detail, outcome, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        ON CONFLICT (event_id) DO NOTHING
        """;

    private const string UpdateSql = """
        UPDATE webhook_event
        SET status = $2, attempts = $3, next_attempt_at = $4, processed_at = $5, error_message = $6, error_detail = $7,
            outcome = $8, version = $9
        WHERE event_id = $1 AND version = $9 - 1 AND status = $10
        """;

    private const string FindSql = $"SELECT {WebhookEventRow.Columns} FROM webhook_event WHERE event_id = $1";

    private const string FindDueSql = """
        SELECT event_id, coalesce(next_attempt_at, received_at) FROM webhook_event
        WHERE status IN ('received', 'failed') AND coalesce(next_attempt_at, received_at) BETWEEN $2 AND $1
            AND (coalesce(next_attempt_at, received_at) > $2 OR event_id > $3)
        ORDER BY coalesce(next_attempt_at, received_at), event_id LIMIT $4
        """;

    public static bool Insert(SqliteSession session, WebhookEvent row) => session.Execute(
        InsertSql,
        row.EventId,
        row.Type,
        row.ApiVersion,
        row.Account,
        row.Livemode,
        row.CustomerId,
        SqliteTime.Write(row.CreatedAt),
        SqliteTime.Write(row.ReceivedAt),
        row.Status.ToText(),
        row.Attempts,
        SqliteTime.Write(row.NextAttemptAt),
        SqliteTime.Write(row.ProcessedAt),
        row.ErrorMessage,
        row.ErrorDetail,
        row.Outcome,
        row.Version) == 1;

    public static bool Update(SqliteSession session, WebhookEvent row, WebhookEventStatus before) => session.Execute(
        UpdateSql,
        row.EventId,
        row.Status.ToText(),
        row.Attempts,
        SqliteTime.Write(row.NextAttemptAt),
        SqliteTime.Write(row.ProcessedAt),
        row.ErrorMessage,
        row.ErrorDetail,
        row.Outcome,
        row.Version,
        before.ToText()) == 1;

    /// <returns>False when the row is not the one before.</returns>
    public static bool Finish(SqliteSession session, FinishedWebhookEvent row) => session.Execute(
        UpdateSql,
        row.EventId,
        row.Status.ToText(),
        row.Attempts,
        null,
        SqliteTime.Write(row.ProcessedAt),
        null,
        null,
        row.OutcomeText,
        row.Version,
        row.Before.ToText()) == 1;

    public static WebhookEvent? Find(SqliteSession session, string eventId) =>
        session.Query(FindSql, WebhookEventRow.Read<SqliteTimes>, eventId).SingleOrDefault();

    public static List<DueWebhookEvent> FindDue(SqliteSession session, DueWebhookEvent after, DateTimeOffset dueBy, int limit) => session.Query(
        FindDueSql,
        static reader => new DueWebhookEvent(reader.GetString(0), reader.GetTime<SqliteTimes>(1)),
        SqliteTime.Write(dueBy),
        SqliteTime.Write(after.DueAt),
        after.EventId,
        limit);
}
