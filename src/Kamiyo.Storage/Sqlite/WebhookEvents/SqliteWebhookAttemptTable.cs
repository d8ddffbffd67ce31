using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Sqlite.WebhookEvents;

internal static class SqliteWebhookAttemptTable
{
    private const string InsertSql = $"""
        INSERT INTO webhook_attempt ({WebhookAttemptRow.Columns})
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """;

    private const string FindSql = $"""
        SELECT {WebhookAttemptRow.Columns}
        FROM webhook_attempt WHERE event_id = $1 ORDER BY version DESC LIMIT $2
        """;

    public static void Insert(SqliteSession session, WebhookEvent failed, DateTimeOffset failedAt) => session.Execute(
        InsertSql,
        failed.EventId,
        failed.Version,
        failed.Attempts,
        SqliteTime.Write(failedAt),
        failed.Status.ToText(),
        failed.ErrorMessage,
        failed.ErrorDetail);

    public static List<WebhookAttempt> Find(SqliteSession session, string eventId) =>
        session.Query(FindSql, WebhookAttemptRow.Read<SqliteTimes>, eventId, WebhookEventLimits.AttemptsRead);
}
