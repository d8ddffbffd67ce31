namespace Kamiyo.Gateway.Health;

/// <summary>The clock skew of the last ten to twenty minutes, in constant memory: of the half under way and of the one before.</summary>
internal sealed class ClockSkewWindow(TimeProvider time)
{
    private static readonly TimeSpan Half = TimeSpan.FromMinutes(10);

    // A year: beyond it the number tells nobody more.
    private const long MaxSeconds = 31_536_000;

    private readonly Lock _gate = new();
    private long _beganAt = time.GetTimestamp();
    private ClockSkew? _current;
    private ClockSkew? _previous;

    public void Add(long skewSeconds)
    {
        lock (_gate)
        {
            Turn();
            _current = ClockSkew.Of(_current, new ClockSkew(Math.Clamp(skewSeconds, -MaxSeconds, MaxSeconds), 1));
        }
    }

    /// <summary>Null when nothing was delivered.</summary>
    public ClockSkew? Read()
    {
        lock (_gate)
        {
            Turn();
            return ClockSkew.Of(_current, _previous);
        }
    }

    private void Turn()
    {
        var elapsed = time.GetElapsedTime(_beganAt);
        if (elapsed >= Half)
        {
            _previous = elapsed < 2 * Half ? _current : null;
            _current = null;
            _beganAt = time.GetTimestamp();
        }
    }
}
