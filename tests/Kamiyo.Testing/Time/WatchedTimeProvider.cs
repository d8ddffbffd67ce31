namespace Kamiyo.Testing.Time;

/// <summary>A clock that goes on by 100 ns with each look at it when it is looked at again and again without having moved.</summary>
/// <remarks>
/// For code that waits until a time with <see cref="Task.Delay(TimeSpan, TimeProvider)"/>: that leaves out parts of a millisecond, so
/// the code looks at the clock until they have passed. At a clock that only a test moves it would look for ever.
/// </remarks>
public sealed class WatchedTimeProvider(TimeProvider clock) : TimeProvider
{
    private const int LooksBeforeItMoves = 1000;

    private readonly Lock _gate = new();
    private DateTimeOffset _last;
    private int _looks;

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            _looks = now == _last ? _looks + 1 : 0;
            _last = now;
            return now.AddTicks(Math.Max(0, _looks - LooksBeforeItMoves));
        }
    }

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
