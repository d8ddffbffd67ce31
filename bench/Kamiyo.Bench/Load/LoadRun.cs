using System.Diagnostics;

namespace Kamiyo.Bench.Load;

/// <summary>What the connections of one load share: the clock, the pace and the next event.</summary>
internal sealed class LoadRun
{
    private static readonly TimeSpan PaceInterval = TimeSpan.FromMilliseconds(1);

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly CancellationToken _stopping;
    private long _sequence;

    public LoadRun(LoadSpec spec, CancellationToken stopping)
    {
        Spec = spec;
        _stopping = stopping;
        _sequence = spec.FirstSequence;
        Pace = spec.PerSecond > 0 ? new LoadPace(spec.Connections, spec.PerSecond, () => ElapsedSeconds) : null;
    }

    public LoadSpec Spec { get; }

    /// <summary>Null when requests follow answers and not the clock.</summary>
    public LoadPace? Pace { get; }

    public long NextSequence => Interlocked.Read(ref _sequence);

    public double ElapsedSeconds => Stopwatch.GetElapsedTime(_start).TotalSeconds;

    public bool IsMeasuring => IsWithin(ElapsedSeconds);

    public bool IsOver => ElapsedSeconds >= Spec.WarmupSeconds + Spec.Seconds
        || (Spec.MaxRequests > 0 && NextSequence - Spec.FirstSequence >= Spec.MaxRequests)
        || _stopping.IsCancellationRequested;

    /// <summary>Keeps the pace until <paramref name="all"/> have ended.</summary>
    public async Task KeepPaceUntilAsync(Task all)
    {
        if (Pace is not { } pace)
        {
            return;
        }

        using var timer = new PeriodicTimer(PaceInterval);
        while (!all.IsCompleted && await timer.WaitForNextTickAsync())
        {
            pace.Release(IsOver);
        }
    }

    public long TakeSequence() => Interlocked.Increment(ref _sequence) - 1;

    /// <summary>Whether an answer at this time counts.</summary>
    public bool IsWithin(double seconds) => seconds >= Spec.WarmupSeconds && seconds < Spec.WarmupSeconds + Spec.Seconds;
}
