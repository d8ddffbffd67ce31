using System.Globalization;
using Kamiyo.Bench.Databases;

namespace Kamiyo.Bench.Phases;

/// <summary>A way to read from the database how long events waited to be applied.</summary>
/// <param name="Name">In the report.</param>
/// <param name="Expression">The interval, of the event <c>e</c>, its payload <c>p</c> and its timeline entry <c>t</c>.</param>
internal sealed record ApplyDelay(string Name, string Expression)
{
    /// <summary>Longer than what is meant: it begins before the event is stored, and ends with the mark after the commit.</summary>
    public static ApplyDelay ByClock { get; } = new("received to marked as processed, by the gateway's clock", "e.processed_at - e.received_at");

    /// <summary>Exact: payloads and timeline entries are written once, so the transaction that made them is the one that stored or applied the event.</summary>
    public static ApplyDelay ByCommit { get; } = new(
        "commit that stored it to commit that applied it", "pg_xact_commit_timestamp(t.xmin) - pg_xact_commit_timestamp(p.xmin)");

    /// <summary>The 50th, 90th, 99th percentile and the longest, in milliseconds.</summary>
    /// <param name="seconds">Of the events that came last; those before were for warming up.</param>
    public async Task<double[]> MeasureAsync(PostgresBenchDatabase database, double seconds, CancellationToken cancellationToken)
    {
        var sql = string.Create(CultureInfo.InvariantCulture, $"""
            SELECT percentile_disc(ARRAY[0.5, 0.9, 0.99, 1]) WITHIN GROUP (ORDER BY extract(epoch FROM {Expression})::float8 * 1000)
            FROM webhook_event e JOIN webhook_payload p USING (event_id) JOIN subscription_timeline t USING (event_id)
            WHERE e.received_at > (SELECT max(received_at) FROM webhook_event) - {seconds} * interval '1 second'
            """);
        var rows = await database.QueryAsync(
            sql, reader => reader.IsDBNull(0) ? new double[4] : reader.GetFieldValue<double[]>(0), cancellationToken);
        return rows[0];
    }
}
