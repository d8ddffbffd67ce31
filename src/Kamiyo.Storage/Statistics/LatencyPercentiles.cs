namespace Kamiyo.Storage.Statistics;

/// <summary>Estimates percentiles from counts by bucket, as Prometheus does: evenly spread within a bucket.</summary>
public static class LatencyPercentiles
{
    /// <param name="statistics">As read; other measures than <see cref="StatisticMeasure.Latency"/> are left out.</param>
    /// <param name="share">Above 0 and at most 1: 0.95 for the time within which 95 % were finished.</param>
    /// <returns>Null without latencies. A percentile above the last bound is that bound: at least as much.</returns>
    public static TimeSpan? Of(IEnumerable<WebhookStatistic> statistics, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var counts = CountsByBucket(statistics);
        var rank = share * counts.Sum();
        var below = 0L;
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            if (counts[bucket] > 0 && below + counts[bucket] >= rank)
            {
                return Within(bucket, (rank - below) / counts[bucket]);
            }

            below += counts[bucket];
        }

        return null;
    }

    private static long[] CountsByBucket(IEnumerable<WebhookStatistic> statistics)
    {
        var counts = new long[LatencyBuckets.Bounds.Length + 1];
        foreach (var statistic in statistics.Where(statistic => statistic.Measure is StatisticMeasure.Latency))
        {
            if (LatencyBuckets.IndexOf(statistic.Detail) is >= 0 and var bucket)
            {
                counts[bucket] += statistic.Count;
            }
        }

        return counts;
    }

    private static TimeSpan Within(int bucket, double part)
    {
        var bounds = LatencyBuckets.Bounds;
        if (bucket == bounds.Length)
        {
            return bounds[^1];
        }

        var lower = bucket == 0 ? TimeSpan.Zero : bounds[bucket - 1];
        return lower + ((bounds[bucket] - lower) * part);
    }
}
