namespace Kamiyo.Storage.Postgres.Statistics;

/// <summary>The parts of a WITH statement that add to counters. Rows are locked in one order, so that two commits can't wait for each other.</summary>
internal static class StatisticUpsert
{
    /// <param name="happened">A query of <c>minute, measure, type, detail</c>, a row each time.</param>
    /// <param name="slot">The parameter that holds it.</param>
    public static string Sql(string happened, string slot) => $"""
        statistics AS (
            INSERT INTO webhook_statistic AS kept (minute, measure, type, detail, slot, count)
            SELECT minute, measure, type, detail, {slot}::smallint, count(*)
            FROM ({happened}) AS happened
            GROUP BY minute, measure, type, detail
            ORDER BY minute, measure COLLATE "C", type COLLATE "C", detail COLLATE "C"
            ON CONFLICT (minute, measure, type, detail, slot) DO UPDATE SET count = kept.count + excluded.count)
        """;

    /// <summary>Both, for the events in <c>updated (before, status, type, minute, latency)</c>.</summary>
    public static string UpdatedSql(string slot) => $"""
        {Sql(
            """
            SELECT minute, status AS measure, type, '' AS detail FROM updated WHERE minute IS NOT NULL
            UNION ALL
            SELECT minute, 'latency', '', latency FROM updated WHERE latency IS NOT NULL
            """,
            slot)},
        {CountSql(
            """
            SELECT before AS status, -1 AS delta, NULL::timestamptz AS received_at FROM updated
            UNION ALL
            SELECT status, 1, NULL FROM updated
            """,
            slot)}
        """;

    /// <param name="changes">A query of <c>status, delta, received_at</c>, the last only of events that have just come in.</param>
    /// <param name="slot">The parameter that holds it.</param>
    public static string CountSql(string changes, string slot) => $"""
        counts AS (
            INSERT INTO webhook_event_count AS kept (status, slot, count, last_received_at)
            SELECT status, {slot}::smallint, sum(delta), max(received_at)
            FROM ({changes}) AS changes
            GROUP BY status HAVING sum(delta) <> 0
            ORDER BY status COLLATE "C"
            ON CONFLICT (status, slot) DO UPDATE
            SET count = kept.count + excluded.count, last_received_at = greatest(kept.last_received_at, excluded.last_received_at))
        """;
}
