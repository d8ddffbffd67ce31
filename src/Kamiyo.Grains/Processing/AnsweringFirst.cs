namespace Kamiyo.Grains.Processing;

/// <summary>
/// Decides when processing is held back so that more can be answered. Whether that helps can only be tried: senders that wait for their answers
/// before they send more do send more; others send what they send, and would only find their events processed late. So while senders have to wait it is
/// tried for a moment, and goes on for as long as clearly more is stored than before. That senders catch up with what they couldn't send before
/// looks the same for a moment, so only a gain that lasts brings the next try soon.
/// </summary>
internal sealed class AnsweringFirst(TimeProvider time)
{
    /// <summary>So long is measured what is stored without it,</summary>
    public static readonly TimeSpan Without = TimeSpan.FromMilliseconds(500);

    /// <summary>and so long what is stored with it. Short: what would be processed meanwhile has to find room in memory.</summary>
    public static readonly TimeSpan With = TimeSpan.FromMilliseconds(300);

    /// <summary>From its end to the next try: by then what was held back has started, mostly. Twice as long after each try without a gain that lasts.</summary>
    public static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(64);

    /// <summary>So many times as much as without it is clearly more.</summary>
    public const double Gain = 1.2;

    /// <summary>So many measurements with a gain in one try are a gain that lasts: longer than senders by the clock take to catch up.</summary>
    public const int LastingGains = 10;

    /// <summary>Once it has helped, so many measurements in a row may show no gain while senders still have to wait: a checkpoint can take the machine for a second.</summary>
    public const int Patience = 4;

    /// <summary>The same after a gain that lasts, once senders no longer have to wait: one slow moment of theirs doesn't mean that they are gone.</summary>
    public const int PatienceWithoutLoad = 1;

    private long _since = time.GetTimestamp();
    private int _stored;
    private int _readings;
    private int _highs;
    private bool _isOn;
    private int _gains;
    private int _misses;
    private double _before;
    private long? _ended;
    private TimeSpan _pause = ShortestPause;

    /// <summary>To be asked every few milliseconds while there is load.</summary>
    public bool IsOn(AcceptanceReading reading)
    {
        _stored += reading.Stored;
        _readings++;
        _highs += reading.IsHigh ? 1 : 0;
        var span = _isOn ? With : Without;
        var elapsed = time.GetElapsedTime(_since);
        if (elapsed >= span)
        {
            // Longer, and there was a pause: then its average says nothing.
            var isHigh = elapsed < span * 2 && _highs * 2 >= _readings;
            var rate = _stored / elapsed.TotalSeconds;
            _isOn = _isOn ? Keep(rate, isHigh) : Try(rate, isHigh);
            (_since, _stored, _readings, _highs) = (time.GetTimestamp(), 0, 0, 0);
        }

        return _isOn;
    }

    private bool Try(double rate, bool isHigh)
    {
        _before = rate;
        _gains = 0;
        _misses = 0;
        return isHigh && (_ended is not { } then || time.GetElapsedTime(then) >= _pause);
    }

    private bool Keep(double rate, bool isHigh)
    {
        if (isHigh && rate >= _before * Gain)
        {
            _gains++;
            _misses = 0;
            return true;
        }

        if (++_misses <= MissesAllowed(isHigh))
        {
            return true;
        }

        _ended = time.GetTimestamp();
        _pause = _gains >= LastingGains ? ShortestPause : _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
        return false;
    }

    private int MissesAllowed(bool isHigh) => (isHigh, _gains) switch
    {
        (true, > 0) => Patience,
        (false, >= LastingGains) => PatienceWithoutLoad,
        _ => 0,
    };
}
