using System.Collections.Immutable;
using System.Globalization;

namespace Kamiyo.Storage.Statistics;

/// <summary>The buckets that latencies are counted in, each named by its upper bound in milliseconds.</summary>
public static class LatencyBuckets
{
    /// <summary>The bucket above the last bound.</summary>
    public const string Infinite = "+inf";

    private static readonly ImmutableArray<string> Names;

    static LatencyBuckets()
    {
        Bounds =
        [
            .. new long[] { 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 60_000, 600_000, 3_600_000 }
                .Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds)),
        ];
        Names = [.. Bounds.Select(bound => bound.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)), Infinite];
    }

    /// <summary>The upper bounds, the lowest first; a latency that equals one is in its bucket.</summary>
    public static ImmutableArray<TimeSpan> Bounds { get; }

    /// <summary>The name of the bucket that a latency is in. A negative one, from clocks that differ, is in the first.</summary>
    public static string Of(TimeSpan latency)
    {
        var index = 0;
        while (index < Bounds.Length && latency > Bounds[index])
        {
            index++;
        }

        return Names[index];
    }

    /// <returns>The bucket's place, the lowest first; −1 for a name that is none.</returns>
    internal static int IndexOf(string name) => Names.IndexOf(name, StringComparer.Ordinal);
}
