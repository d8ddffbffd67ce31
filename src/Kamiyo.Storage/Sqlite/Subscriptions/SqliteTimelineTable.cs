using Kamiyo.Storage.Subscriptions;
using Microsoft.Data.Sqlite;

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

    public static TimelineEntry? Find(SqliteSession session, string eventId) => session.Query(FindSql, Read, eventId).SingleOrDefault();

    public static TimelineEntry Read(SqliteDataReader reader) => new(
        EventId: reader.GetString(0),
        CustomerId: reader.GetString(1),
        Type: reader.GetString(2),
        Outcome: EventOutcomeText.Parse(reader.GetString(3)),
        Summary: reader.GetString(4),
        Before: reader.GetOptionalString(5),
        After: reader.GetString(6),
        OccurredAt: reader.GetTime(7),
        RecordedAt: reader.GetTime(8));
}
