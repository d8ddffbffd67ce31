using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>When a grain timer runs, and how it counts as activity.</summary>
public readonly struct GrainTimerCreationOptions()
{
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Time to the first run; <see cref="Timeout.InfiniteTimeSpan"/> for none.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>Time from the end of a run to the next; <see cref="Timeout.InfiniteTimeSpan"/> for a single run.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether a run may start while requests await. False by default.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a run keeps the activation from being idle. False by default.</summary>
    public bool KeepAlive { get; init; }
}
