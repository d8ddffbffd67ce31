namespace Kamiyo.Testing.Time;

/// <summary>A clock that moves only when a test moves it. Safe to use from any thread.</summary>
/// <remarks>
/// <see cref="Advance"/> calls timers on the calling thread, in the order that they are due, with the clock at their time; timers
/// that callbacks set within the span fire in the same call. What callbacks start asynchronously may still run when it returns.
/// </remarks>
public sealed class FakeTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly SortedSet<FakeTimer> _armed = new(FakeTimer.ByDueTime);
    private DateTimeOffset _now = start.ToUniversalTime();
    private TimeSpan _shift;
    private long _armings;

    /// <summary>Starts at noon of 1 June 2026, UTC.</summary>
    public FakeTimeProvider()
        : this(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers wait.</summary>
    public int ArmedTimers
    {
        get
        {
            lock (_gate)
            {
                return _armed.Count;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now + _shift;
        }
    }

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _now.UtcTicks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Sets the time of day ahead or back, as an operator or NTP does. Timers and timestamps go on as if nothing had happened, as real ones do.
    /// </summary>
    public void Jump(TimeSpan span)
    {
        lock (_gate)
        {
            _shift += span;
        }
    }

    /// <summary>Moves the clock on and fires what is due.</summary>
    public void Advance(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        var end = new DateTimeOffset(GetTimestamp(), TimeSpan.Zero) + span;
        while (TakeDue(end) is { } timer)
        {
            timer.Fire();
        }

        lock (_gate)
        {
            _now = end > _now ? end : _now;
        }
    }

    /// <summary>Moves the clock on to a time, if it is ahead.</summary>
    public void AdvanceTo(DateTimeOffset time)
    {
        var span = time - GetUtcNow();
        if (span > TimeSpan.Zero)
        {
            Advance(span);
        }
    }

    internal bool Arm(FakeTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _armed.Remove(timer);
            if (timer.IsDisposed)
            {
                return false;
            }

            timer.Period = period;
            if (dueTime == TimeSpan.Zero)
            {
                // Due at once: like a real timer, on another thread and not inside the caller.
                ThreadPool.UnsafeQueueUserWorkItem(static due => due.Fire(), timer, preferLocal: false);
                ArmNext(timer);
            }
            else if (dueTime != Timeout.InfiniteTimeSpan)
            {
                ArmAt(timer, _now + dueTime);
            }

            return true;
        }
    }

    internal void Disarm(FakeTimer timer)
    {
        lock (_gate)
        {
            timer.IsDisposed = true;
            _armed.Remove(timer);
        }
    }

    private FakeTimer? TakeDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            if (_armed.Min is not { } timer || timer.DueAt > end)
            {
                return null;
            }

            _now = timer.DueAt > _now ? timer.DueAt : _now;
            _armed.Remove(timer);
            ArmNext(timer);
            return timer;
        }
    }

    private void ArmNext(FakeTimer timer)
    {
        if (timer.Period > TimeSpan.Zero)
        {
            ArmAt(timer, _now + timer.Period);
        }
    }

    private void ArmAt(FakeTimer timer, DateTimeOffset time)
    {
        timer.DueAt = time;
        timer.Arming = ++_armings;
        _armed.Add(timer);
    }
}
