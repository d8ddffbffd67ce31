using Kamiyo.Storage.Statistics;

namespace Kamiyo.Gateway.Statistics;

/// <summary>How long it took from an event's arrival until it was processed or ignored; estimated from buckets, null when none was.</summary>
/// <param name="Count">How many events were finished in the span.</param>
internal sealed record LatencyStatistics(long Count, double? P50Seconds, double? P90Seconds, double? P99Seconds)
{
    public static LatencyStatistics Of(IReadOnlyList<WebhookStatistic> statistics) => new(
        statistics.Where(statistic => statistic.Measure is StatisticMeasure.Latency).Sum(statistic => statistic.Count),
        Percentile(statistics, 0.5),
        Percentile(statistics, 0.9),
        Percentile(statistics, 0.99));

    // Finer than a tenth of a millisecond would look like knowledge.
    private static double? Percentile(IReadOnlyList<WebhookStatistic> statistics, double share) =>
        LatencyPercentiles.Of(statistics, share) is { } latency ? Math.Round(latency.TotalSeconds, 4) : null;
}
