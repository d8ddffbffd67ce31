using Kamiyo.Bench.Load;

namespace Kamiyo.Bench.Phases;

/// <summary>What one load showed, outside and inside.</summary>
/// <param name="Backlog">Samples of the measured part; empty when no database was watched.</param>
/// <param name="CpuSecondsAnEvent">Processor time of everything but the load generator, an accepted event.</param>
internal sealed record LoadMeasurement(LoadResult Load, IReadOnlyList<BacklogSample> Backlog, double CpuSecondsAnEvent)
{
    public double AppliedPerSecond => BacklogTrend.AppliedPerSecond(Backlog);

    public long BacklogAtEnd => Backlog.Count > 0 ? Backlog[^1].Backlog : 0;

    public IEnumerable<(string Name, double Value)> AcceptedValues =>
    [
        ("accepted_per_second", Load.PerSecond), ("p50_ms", Load.P50), ("p90_ms", Load.P90), ("p99_ms", Load.P99), ("max_ms", Load.Max),
        ("errors", Load.Errors),
    ];
}
