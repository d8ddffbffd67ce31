using Kamiyo.Storage.WebhookEvents;
using Microsoft.Data.Sqlite;

namespace Kamiyo.Storage.Sqlite.WebhookEvents;

internal static class SqliteWebhookAttemptTable
{
    private const string InsertSql = """
        INSERT INTO webhook_attempt (event_id, version, attempt, attempted_at, status, error_message, error_detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """;

    private const string FindSql = """
        SELECT event_id, version, attempt, attempted_at, status, error_message, error_detail
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
        session.Query(FindSql, Read, eventId, WebhookEventLimits.AttemptsRead);

    private static WebhookAttempt Read(SqliteDataReader reader) => new(
        EventId: reader.GetString(0),
        Version: reader.GetInt64(1),
        Attempt: reader.GetInt32(2),
        AttemptedAt: reader.GetTime(3),
        Status: WebhookEventStatusText.Parse(reader.GetString(4)),
        ErrorMessage: reader.GetOptionalString(5),
        ErrorDetail: reader.GetOptionalString(6));
}
