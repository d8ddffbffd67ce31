using Kamiyo.Storage.Subscriptions;

namespace Kamiyo.Storage.Sqlite.Subscriptions;

internal static class SqliteTimelineTable
{
    private const string InsertSql = """
        INSERT INTO subscription_timeline (event_id, customer_id, type, outcome, summary, before, after, occurred_at, recorded_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string FindSql = """
        SELECT event_id, customer_id, type, outcome, summary, before, after, occurred_at, recorded_at
        FROM subscription_timeline WHERE event_id = $1
        """;

    public static void Insert(SqliteSession session, TimelineEntry row) => session.Execute(
        InsertSql,
        row.EventId,
        row.CustomerId,
        row.Type,
        row.Outcome.ToText(),
        row.Summary,
        row.Before,
        row.After,
        SqliteTime.Write(row.OccurredAt),
        SqliteTime.Write(row.RecordedAt));

    public static TimelineEntry? Find(SqliteSession session, string eventId) =>
        session.Query(FindSql, TimelineEntryRow.Read<SqliteTimes>, eventId).SingleOrDefault();
}
