using Kamiyo.Storage.Statistics;
using Npgsql;

namespace Kamiyo.Storage.Postgres.Statistics;

/// <summary>The parts of a WITH statement that add to counters. Rows are locked in one order, so that two commits can't wait for each other.</summary>
internal static class StatisticUpsert
{
    private static readonly UnnestRows<(string EventId, StatisticKey Key)> Happened = new UnnestRows<(string EventId, StatisticKey Key)>()
        .Text("event_id", row => row.EventId)
        .Time("minute", row => row.Key.Minute)
        .Text("measure", row => row.Key.Measure)
        .Text("type", row => row.Key.Type)
        .Text("detail", row => row.Key.Detail);

    public static int ParameterCount => Happened.Count + 1;

    /// <summary>For events that change: <c>updated (event_id, before, status)</c>.</summary>
    public static string UpdatedSql(int firstParameter) => Sql(
        firstParameter,
        "updated",
        """
        SELECT before AS status, -1 AS delta, NULL::timestamptz AS received_at FROM updated
        UNION ALL
        SELECT status, 1, NULL FROM updated
        """);

    /// <summary>For events that come in: <c>stored (event_id, status, received_at)</c>.</summary>
    public static string StoredSql(int firstParameter) => Sql(firstParameter, "stored", "SELECT status, 1 AS delta, received_at FROM stored");

    /// <summary>The same for one event that counts as one thing: neither arrays nor groups.</summary>
    public static string LoneStoredSql(int firstParameter)
    {
        var slot = Slot(firstParameter);
        var eventId = Happened.Parameters(firstParameter).First();
        var key = string.Join(", ", Happened.Parameters(firstParameter).Skip(1));
        return Upsert(
            $"SELECT {key}, {slot}, 1 FROM stored WHERE event_id = {eventId}",
            $"SELECT status, {slot}, 1, received_at FROM stored");
    }

    /// <param name="counts">What each event counts as, if it is written.</param>
    /// <param name="slot">Of the counters that this commit may write.</param>
    public static void AddParameters(
        NpgsqlParameterCollection parameters, IEnumerable<(string EventId, IReadOnlyList<StatisticKey> Keys)> counts, short slot)
    {
        Happened.AddParameters(parameters, [.. counts.SelectMany(row => row.Keys, (row, key) => (row.EventId, key))]);
        parameters.AddValue(slot);
    }

    /// <summary>For <see cref="LoneStoredSql"/>.</summary>
    public static void AddLoneParameters(NpgsqlParameterCollection parameters, string eventId, StatisticKey key, short slot)
    {
        Happened.AddParameters(parameters, (eventId, key));
        parameters.AddValue(slot);
    }

    private static string Slot(int firstParameter) => $"${firstParameter + Happened.Count}::smallint";

    /// <param name="written">The part that has the ids of the events that are written.</param>
    /// <param name="changes">A query of <c>status, delta, received_at</c>, the last only of events that have just come in.</param>
    private static string Sql(int firstParameter, string written, string changes)
    {
        var slot = Slot(firstParameter);
        return Upsert(
            $"""
            SELECT minute, measure, type, detail, {slot}, count(*)
            FROM {Happened.From("happened", firstParameter)}
            WHERE {Membership.Sql("event_id", $"SELECT event_id FROM {written}")}
            GROUP BY minute, measure, type, detail
            ORDER BY minute, measure COLLATE "C", type COLLATE "C", detail COLLATE "C"
            """,
            $"""
            SELECT status, {slot}, sum(delta), max(received_at)
            FROM ({changes}) AS changes
            GROUP BY status HAVING sum(delta) <> 0
            ORDER BY status COLLATE "C"
            """);
    }

    /// <param name="statistics">A query of the rows to add to <c>webhook_statistic</c>.</param>
    /// <param name="counts">The same for <c>webhook_event_count</c>.</param>
    private static string Upsert(string statistics, string counts) => $"""
        statistics AS (
            INSERT INTO webhook_statistic AS kept (minute, measure, type, detail, slot, count)
            {statistics}
            ON CONFLICT (minute, measure, type, detail, slot) DO UPDATE SET count = kept.count + excluded.count),
        counts AS (
            INSERT INTO webhook_event_count AS kept (status, slot, count, last_received_at)
            {counts}
            ON CONFLICT (status, slot) DO UPDATE
            SET count = kept.count + excluded.count, last_received_at = greatest(kept.last_received_at, excluded.last_received_at))
        """;
}
