using Kamiyo.Bench.Databases;

namespace Kamiyo.Bench.Growth;

/// <summary>What the gateway counts as it writes. Copies pass it by, and the backlog and statistics are read from the counters.</summary>
internal static class EventCounts
{
    public static Task<int> SumUpAsync(PostgresBenchDatabase database, CancellationToken cancellationToken) => database.ExecuteAsync(
        """
        DELETE FROM webhook_event_count;
        INSERT INTO webhook_event_count (status, slot, count, last_received_at)
        SELECT status, 0, count(*), max(received_at) FROM webhook_event GROUP BY status
        """,
        cancellationToken);

    /// <summary>As the gateway does every hour: minutes that are long over become hours. In a slot of no writer's, so that no row is in the way.</summary>
    public static Task<int> FoldAsync(PostgresBenchDatabase database, CancellationToken cancellationToken) => database.ExecuteAsync(
        """
        WITH folded AS (
            DELETE FROM webhook_statistic WHERE minute < date_trunc('hour', now() - interval '2 hours', 'UTC')
            RETURNING minute, measure, type, detail, count)
        INSERT INTO webhook_statistic (minute, measure, type, detail, slot, count)
        SELECT date_trunc('hour', minute, 'UTC') AS hour, measure, type, detail, -1, sum(count) FROM folded GROUP BY hour, measure, type, detail
        """,
        cancellationToken);
}
