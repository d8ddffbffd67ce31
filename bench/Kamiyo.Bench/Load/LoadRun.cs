using System.Diagnostics;

namespace Kamiyo.Bench.Load;

/// <summary>What the connections of one load share: the clock and the next event.</summary>
internal sealed class LoadRun(LoadSpec spec, CancellationToken stopping)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _sequence = spec.FirstSequence;

    public LoadSpec Spec => spec;

    public long NextSequence => Interlocked.Read(ref _sequence);

    public double ElapsedSeconds => Stopwatch.GetElapsedTime(_start).TotalSeconds;

    public bool IsMeasuring => IsWithin(ElapsedSeconds);

    public bool IsOver => ElapsedSeconds >= spec.WarmupSeconds + spec.Seconds
        || (spec.MaxRequests > 0 && NextSequence - spec.FirstSequence >= spec.MaxRequests)
        || stopping.IsCancellationRequested;

    public long TakeSequence() => Interlocked.Increment(ref _sequence) - 1;

    /// <summary>Whether an answer at this time counts.</summary>
    public bool IsWithin(double seconds) => seconds >= spec.WarmupSeconds && seconds < spec.WarmupSeconds + spec.Seconds;
}
