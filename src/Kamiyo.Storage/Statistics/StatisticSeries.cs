namespace Kamiyo.Storage.Statistics;

/// <summary>Puts counts into the steps of a series; steps in which nothing happened are there too.</summary>
internal static class StatisticSeries
{
    /// <summary>Far more than a chart shows.</summary>
    public const int MaxSteps = 10_000;

    /// <exception cref="ArgumentOutOfRangeException">The step is shorter than a minute, or there are too many of them.</exception>
    public static void Validate(DateTimeOffset from, DateTimeOffset to, TimeSpan step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, TimeSpan.FromMinutes(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((to - from) / step, MaxSteps, nameof(step));
    }

    /// <param name="counts">All of them within the span.</param>
    public static IReadOnlyList<WebhookStatisticPoint> Of(
        IReadOnlyList<StatisticCount> counts, DateTimeOffset from, DateTimeOffset to, TimeSpan step)
    {
        var sums = counts
            .GroupBy(count => (Step: (int)((count.Minute - from) / step), count.Measure), count => count.Count)
            .ToDictionary(group => group.Key, group => group.Sum());
        var steps = to > from ? (int)Math.Ceiling((to - from) / step) : 0;
        return [.. Enumerable.Range(0, steps).Select(index => new WebhookStatisticPoint(
            from + (index * step),
            sums.GetValueOrDefault((index, StatisticMeasure.Received)),
            sums.GetValueOrDefault((index, StatisticMeasure.Processed)),
            sums.GetValueOrDefault((index, StatisticMeasure.Ignored)),
            sums.GetValueOrDefault((index, StatisticMeasure.Failed)),
            sums.GetValueOrDefault((index, StatisticMeasure.Dead))))];
    }
}
