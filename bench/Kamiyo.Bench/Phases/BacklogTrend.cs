namespace Kamiyo.Bench.Phases;

/// <summary>Reads how the backlog went during a load.</summary>
internal static class BacklogTrend
{
    // A hundredth of what comes in: less can't be told from chance within seconds.
    private const double GrowthAllowed = 0.01;

    /// <summary>Events a second by which the backlog rose: the slope of the line that fits best. 0 with fewer than two samples.</summary>
    public static double GrowthPerSecond(IReadOnlyList<BacklogSample> samples)
    {
        if (samples.Count < 2)
        {
            return 0;
        }

        var meanTime = samples.Average(sample => sample.Seconds);
        var meanBacklog = samples.Average(sample => sample.Backlog);
        var spread = samples.Sum(sample => Math.Pow(sample.Seconds - meanTime, 2));
        return spread == 0 ? 0 : samples.Sum(sample => (sample.Seconds - meanTime) * (sample.Backlog - meanBacklog)) / spread;
    }

    /// <summary>Events applied a second between the first and the last sample.</summary>
    public static double AppliedPerSecond(IReadOnlyList<BacklogSample> samples) =>
        samples is [var first, .., var last] && last.Seconds > first.Seconds
            ? (last.Applied - first.Applied) / (last.Seconds - first.Seconds)
            : 0;

    /// <summary>Whether more came in than could be applied.</summary>
    public static bool IsGrowing(IReadOnlyList<BacklogSample> samples, double acceptedPerSecond) =>
        GrowthPerSecond(samples) > GrowthAllowed * acceptedPerSecond;
}
