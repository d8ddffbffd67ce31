namespace Kamiyo.Testing.Time;

/// <summary>A timer of a <see cref="FakeTimeProvider"/>, which guards its state.</summary>
internal sealed class FakeTimer(FakeTimeProvider clock, TimerCallback callback, object? state) : ITimer
{
    // Capturing the context is what real timers do.
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    public static IComparer<FakeTimer> ByDueTime { get; } = Comparer<FakeTimer>.Create(static (left, right) =>
        left.DueAt != right.DueAt ? left.DueAt.CompareTo(right.DueAt) : left.Arming.CompareTo(right.Arming));

    public DateTimeOffset DueAt { get; set; }

    public TimeSpan Period { get; set; }

    /// <summary>Tells timers due at the same time apart: first set, first fired.</summary>
    public long Arming { get; set; }

    public bool IsDisposed { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, Timeout.InfiniteTimeSpan);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, Timeout.InfiniteTimeSpan);
        return clock.Arm(this, dueTime, period);
    }

    public void Fire()
    {
        if (_context is null)
        {
            callback(state);
        }
        else
        {
            ExecutionContext.Run(_context, static timer => ((FakeTimer)timer!).Call(), this);
        }
    }

    public void Dispose() => clock.Disarm(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Call() => callback(state);
}
