using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Postgres.Statistics;

internal sealed class PostgresWebhookStatisticStore(PostgresDatabase database, DatabaseOptions options) : IWebhookStatisticStore
{
    // Sorted once it is summed up: a plan made for any span takes the rows for few, and would sort all of them by three texts.
    internal const string ReadSql = """
        WITH sums AS MATERIALIZED (
            SELECT measure, type, detail, sum(count)::bigint AS count FROM webhook_statistic
            WHERE minute >= $1 AND minute < $2
            GROUP BY measure, type, detail)
        SELECT measure, type, detail, count FROM sums ORDER BY measure, type, detail
        """;

    internal const string SeriesSql = """
        SELECT minute, measure, sum(count)::bigint FROM webhook_statistic
        WHERE minute >= $1 AND minute < $2 AND measure <> 'latency'
        GROUP BY minute, measure
        """;

    // Two ends of indexes that are there: the first waiting event among what is due, the oldest failed one among the troubled.
    internal const string OldestPendingSql = """
        SELECT min(received_at) FROM (
            (SELECT received_at FROM webhook_event WHERE status IN ('received', 'failed') AND status = 'received'
             ORDER BY coalesce(next_attempt_at, received_at), event_id LIMIT 1)
            UNION ALL
            (SELECT received_at FROM webhook_event WHERE status IN ('failed', 'dead') AND status = 'failed'
             ORDER BY received_at, event_id LIMIT 1)) AS oldest
        """;

    // A folded hour's own row is added to, every other row of the hour goes.
    internal const string FoldSql = """
        WITH folded AS (
            DELETE FROM webhook_statistic
            WHERE minute < $1 AND NOT (slot = 0 AND minute = date_trunc('hour', minute, 'UTC'))
            RETURNING minute, measure, type, detail, count),
        hours AS (
            INSERT INTO webhook_statistic AS kept (minute, measure, type, detail, slot, count)
            SELECT date_trunc('hour', minute, 'UTC') AS hour, measure, type, detail, 0, sum(count)
            FROM folded GROUP BY hour, measure, type, detail
            ORDER BY hour, measure, type, detail
            ON CONFLICT (minute, measure, type, detail, slot) DO UPDATE SET count = kept.count + excluded.count)
        SELECT count(*) FROM folded
        """;

    internal const string DeleteSql = """
        WITH deleted AS (DELETE FROM webhook_statistic WHERE minute < $1 RETURNING 1) SELECT count(*) FROM deleted
        """;

    // Few rows, whatever is stored: a status and slot each.
    private const string CountsSql = "SELECT status, sum(count)::bigint FROM webhook_event_count GROUP BY status";

    private const string LastReceivedSql = "SELECT max(last_received_at) FROM webhook_event_count";

    public async Task<IReadOnlyList<WebhookStatistic>> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            ReadSql,
            parameters => parameters.AddTime(from).AddTime(to),
            static reader => new WebhookStatistic(
                StatisticMeasureText.Parse(reader.GetString(0)), reader.GetString(1), reader.GetString(2), reader.GetInt64(3)),
            cancellationToken);

    public async Task<IReadOnlyList<WebhookStatisticPoint>> ReadSeriesAsync(
        DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellationToken)
    {
        StatisticSeries.Validate(from, to, step);
        var counts = await database.QueryAsync(
            SeriesSql,
            parameters => parameters.AddTime(from).AddTime(to),
            static reader => new StatisticCount(
                reader.GetTime<PostgresTimes>(0), StatisticMeasureText.Parse(reader.GetString(1)), reader.GetInt64(2)),
            cancellationToken);
        return StatisticSeries.Of(counts, from, to, step);
    }

    public async Task<IReadOnlyDictionary<WebhookEventStatus, long>> ReadCountsAsync(CancellationToken cancellationToken)
    {
        var counts = await database.QueryAsync(
            CountsSql,
            static _ => { },
            static reader => (Status: WebhookEventStatusText.Parse(reader.GetString(0)), Count: reader.GetInt64(1)),
            cancellationToken);
        return StatusCounts.Of(counts);
    }

    public Task<DateTimeOffset?> FindOldestPendingAsync(CancellationToken cancellationToken) => FindTimeAsync(OldestPendingSql, cancellationToken);

    public Task<DateTimeOffset?> FindLastReceivedAsync(CancellationToken cancellationToken) => FindTimeAsync(LastReceivedSql, cancellationToken);

    public Task<long> FoldAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        ChangeAsync(FoldSql, StatisticTime.Hour(olderThan), cancellationToken);

    public Task<long> DeleteOlderThanAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        ChangeAsync(DeleteSql, olderThan, cancellationToken);

    private async Task<DateTimeOffset?> FindTimeAsync(string sql, CancellationToken cancellationToken)
    {
        var times = await database.QueryAsync(
            sql, static _ => { }, static reader => reader.GetOptionalTime<PostgresTimes>(0), cancellationToken);
        return times.Single();
    }

    // Nobody waits for it: it may take what a statement may, and is ended by the server, which stops nobody else.
    private async Task<long> ChangeAsync(string sql, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var counts = await database.WriteAsync(
            sql,
            parameters => parameters.AddTime(time),
            static reader => reader.GetInt64(0),
            cancellationToken,
            limit: options.Timeouts.Statement + options.Timeouts.Answer);
        return counts.Single();
    }
}
