using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.Data.Sqlite;

namespace Kamiyo.Storage.Sqlite.Statistics;

internal static class SqliteStatisticTable
{
    private const string AddSql = """
        INSERT INTO webhook_statistic (minute, measure, type, detail, slot, count) VALUES ($1, $2, $3, $4, 0, $5)
        ON CONFLICT (minute, measure, type, detail, slot) DO UPDATE SET count = count + excluded.count
        """;

    private const string AddStatusSql = """
        INSERT INTO webhook_event_count (status, slot, count, last_received_at) VALUES ($1, 0, $2, $3)
        ON CONFLICT (status, slot) DO UPDATE
        SET count = count + excluded.count,
            last_received_at = nullif(max(coalesce(last_received_at, ''), coalesce(excluded.last_received_at, '')), '')
        """;

    private const string ReadSql = """
        SELECT measure, type, detail, sum(count) FROM webhook_statistic
        WHERE minute >= $1 AND minute < $2
        GROUP BY measure, type, detail ORDER BY measure, type, detail
        """;

    private const string SeriesSql = """
        SELECT minute, measure, sum(count) FROM webhook_statistic
        WHERE minute >= $1 AND minute < $2 AND measure <> 'latency'
        GROUP BY minute, measure
        """;

    private const string CountsSql = "SELECT status, sum(count) FROM webhook_event_count GROUP BY status";

    private const string OldestPendingSql = """
        SELECT min(received_at) FROM (
            SELECT received_at FROM (
                SELECT received_at FROM webhook_event WHERE status IN ('received', 'failed') AND status = 'received'
                ORDER BY coalesce(next_attempt_at, received_at), event_id LIMIT 1)
            UNION ALL
            SELECT received_at FROM (
                SELECT received_at FROM webhook_event WHERE status IN ('failed', 'dead') AND status = 'failed'
                ORDER BY received_at, event_id LIMIT 1))
        """;

    private const string LastReceivedSql = "SELECT max(last_received_at) FROM webhook_event_count";

    private const string FoldSql = """
        INSERT INTO webhook_statistic (minute, measure, type, detail, slot, count)
        SELECT substr(minute, 1, 13) || ':00:00.000000Z' AS hour, measure, type, detail, 0, sum(count) FROM webhook_statistic
        WHERE minute < $1 AND minute NOT LIKE '%:00:00.000000Z'
        GROUP BY hour, measure, type, detail
        ON CONFLICT (minute, measure, type, detail, slot) DO UPDATE SET count = count + excluded.count
        """;

    private const string DeleteFoldedSql = "DELETE FROM webhook_statistic WHERE minute < $1 AND minute NOT LIKE '%:00:00.000000Z'";

    private const string DeleteSql = "DELETE FROM webhook_statistic WHERE minute < $1";

    public static void Write(SqliteSession session, StatisticTally tally)
    {
        foreach (var (key, count) in tally.Happened)
        {
            session.Execute(AddSql, SqliteTime.Write(key.Minute), key.Measure, key.Type, key.Detail, count);
        }

        foreach (var (status, change) in tally.Statuses)
        {
            session.Execute(AddStatusSql, status.ToText(), change.Delta, SqliteTime.Write(change.LastReceivedAt));
        }
    }

    public static List<WebhookStatistic> Read(SqliteSession session, DateTimeOffset from, DateTimeOffset to) => session.Query(
        ReadSql,
        static reader => new WebhookStatistic(
            StatisticMeasureText.Parse(reader.GetString(0)), reader.GetString(1), reader.GetString(2), reader.GetInt64(3)),
        SqliteTime.Write(from),
        SqliteTime.Write(to));

    public static List<StatisticCount> ReadMinutes(SqliteSession session, DateTimeOffset from, DateTimeOffset to) => session.Query(
        SeriesSql,
        static reader => new StatisticCount(
            reader.GetTime<SqliteTimes>(0), StatisticMeasureText.Parse(reader.GetString(1)), reader.GetInt64(2)),
        SqliteTime.Write(from),
        SqliteTime.Write(to));

    public static List<(WebhookEventStatus Status, long Count)> ReadCounts(SqliteSession session) =>
        session.Query(CountsSql, static reader => (WebhookEventStatusText.Parse(reader.GetString(0)), reader.GetInt64(1)));

    public static DateTimeOffset? FindOldestPending(SqliteSession session) => session.Query(OldestPendingSql, ReadTime).Single();

    public static DateTimeOffset? FindLastReceived(SqliteSession session) => session.Query(LastReceivedSql, ReadTime).Single();

    public static long Fold(SqliteSession session, DateTimeOffset before)
    {
        session.Execute(FoldSql, SqliteTime.Write(before));
        return session.Execute(DeleteFoldedSql, SqliteTime.Write(before));
    }

    public static long Delete(SqliteSession session, DateTimeOffset before) => session.Execute(DeleteSql, SqliteTime.Write(before));

    private static DateTimeOffset? ReadTime(SqliteDataReader reader) => reader.GetOptionalTime<SqliteTimes>(0);
}
