using Kamiyo.Storage.Analytics;

namespace Kamiyo.Storage.Sqlite.Subscriptions;

internal static class SqliteAnalyticsTable
{
    private const string InsertSql = """
        INSERT INTO analytics_event (name, subject, discriminator, customer_id, event_id, properties, occurred_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (name, subject, discriminator) DO NOTHING
        """;

    public static void Insert(SqliteSession session, AnalyticsRow row) => session.Execute(
        InsertSql,
        row.Event.Name,
        row.Event.Subject,
        row.Event.Discriminator,
        row.CustomerId,
        row.EventId,
        row.PropertiesJson,
        SqliteTime.Write(row.Event.OccurredAt));
}
