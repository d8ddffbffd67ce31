using Kamiyo.Storage.Statistics;

namespace Kamiyo.Gateway.Statistics;

/// <summary>What happened to events within a span.</summary>
/// <param name="Received">Events that came in for the first time.</param>
/// <param name="FailedAttempts">Every attempt that failed, the last of dead events among them.</param>
/// <param name="Dead">Events that were given up.</param>
internal sealed record ActivityCounts(long Received, long Processed, long Ignored, long FailedAttempts, long Dead)
{
    public static ActivityCounts Of(IEnumerable<WebhookStatistic> statistics)
    {
        var sums = statistics
            .GroupBy(statistic => statistic.Measure, statistic => statistic.Count)
            .ToDictionary(group => group.Key, group => group.Sum());
        return new(
            sums.GetValueOrDefault(StatisticMeasure.Received),
            sums.GetValueOrDefault(StatisticMeasure.Processed),
            sums.GetValueOrDefault(StatisticMeasure.Ignored),
            sums.GetValueOrDefault(StatisticMeasure.Failed) + sums.GetValueOrDefault(StatisticMeasure.Dead),
            sums.GetValueOrDefault(StatisticMeasure.Dead));
    }
}
