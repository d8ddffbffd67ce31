using Kamiyo.Storage.Statistics;

namespace Kamiyo.Gateway.Statistics;

/// <summary>What happened to the events of one type.</summary>
internal sealed record TypeStatistics(string Type, long Received, long Processed, long Ignored, long FailedAttempts, long Dead)
{
    /// <summary>The type with the most work first. Latencies, which have no type, are no type of their own.</summary>
    public static IReadOnlyList<TypeStatistics> Of(IEnumerable<WebhookStatistic> statistics) =>
    [
        .. statistics
            .Where(statistic => statistic.Measure is not StatisticMeasure.Latency)
            .GroupBy(statistic => statistic.Type, Of, StringComparer.Ordinal)
            .OrderByDescending(type => type.Received)
            .ThenBy(type => type.Type, StringComparer.Ordinal),
    ];

    private static TypeStatistics Of(string type, IEnumerable<WebhookStatistic> statistics)
    {
        var counts = ActivityCounts.Of(statistics);
        return new(type, counts.Received, counts.Processed, counts.Ignored, counts.FailedAttempts, counts.Dead);
    }
}
