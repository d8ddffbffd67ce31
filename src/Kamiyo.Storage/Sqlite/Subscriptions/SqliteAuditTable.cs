using Kamiyo.Storage.Audit;

namespace Kamiyo.Storage.Sqlite.Subscriptions;

internal static class SqliteAuditTable
{
    private const string InsertSql = """
        INSERT INTO audit_log (customer_id, event_id, actor_kind, actor_name, action, subject, old_value, new_value, reason,
            occurred_at, recorded_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    public static void Insert(SqliteSession session, AuditRow row) => session.Execute(
        InsertSql,
        row.CustomerId,
        row.EventId,
        row.Entry.Actor.Kind.ToText(),
        row.Entry.Actor.Name,
        row.Entry.Action,
        row.Entry.Subject,
        row.Entry.Old,
        row.Entry.New,
        row.Entry.Reason,
        SqliteTime.Write(row.Entry.OccurredAt),
        SqliteTime.Write(row.RecordedAt));
}
