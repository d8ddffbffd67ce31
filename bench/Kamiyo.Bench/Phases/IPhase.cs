namespace Kamiyo.Bench.Phases;

/// <summary>A part of the benchmark that can be run alone.</summary>
internal interface IPhase
{
    /// <summary>For <c>--only</c>.</summary>
    string Name { get; }

    /// <summary>Adds what it measures to the report as it goes.</summary>
    Task RunAsync(BenchContext context, CancellationToken cancellationToken);
}
