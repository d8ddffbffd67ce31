namespace Kamiyo.Grains.Processing;

/// <summary>
/// Tells when senders have to wait for their answers: when many events are being stored at once, and each takes several times as long as it can.
/// Many alone don't mean that, because a database far away makes many; nor does a long time alone, which one slow commit makes.
/// </summary>
/// <param name="many"><see cref="Many"/>.</param>
/// <param name="time">The machine's.</param>
internal sealed class AcceptanceLoad(int many, TimeProvider time)
{
    /// <summary>Many on PostgreSQL, where a dozen at once share a commit or two, and wait for the processor at most.</summary>
    public const int ManyOnPostgres = 40;

    /// <summary>Many on SQLite, where one thread writes everything, and whatever comes at once waits for it.</summary>
    public const int ManyOnSqlite = 8;

    /// <summary>So many times the shortest time is long.</summary>
    public const int Long = 4;

    /// <summary>The shortest time is forgotten after one to two of these: the database may have moved.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private long _memorySince = time.GetTimestamp();
    private TimeSpan _shortest = TimeSpan.MaxValue;
    private TimeSpan _shortestBefore = TimeSpan.MaxValue;
    private int _underWay;
    private int _most;
    private int _ended;
    private TimeSpan _total;

    /// <summary>So many at once are many.</summary>
    public int Many { get; } = many;

    /// <summary>An event is about to be stored.</summary>
    /// <returns>To be disposed of when it is stored, or is not going to be.</returns>
    public AcceptanceMeasurement Begin()
    {
        lock (_lock)
        {
            _underWay++;
            _most = Math.Max(_most, _underWay);
        }

        return new AcceptanceMeasurement(this, time.GetTimestamp());
    }

    internal void End(long begun)
    {
        var taken = time.GetElapsedTime(begun);
        lock (_lock)
        {
            _underWay--;
            _ended++;
            _total += taken;
            _shortest = taken < _shortest ? taken : _shortest;
        }
    }

    /// <summary>Since this was last asked.</summary>
    public AcceptanceReading Read()
    {
        lock (_lock)
        {
            Forget();
            var best = _shortest < _shortestBefore ? _shortest : _shortestBefore;

            // Where nothing has ended since, many wait for one commit: that is no news.
            var isHigh = _most >= Many && _ended > 0 && _total / _ended >= best * Long;
            var reading = new AcceptanceReading(_ended, isHigh);
            _most = _underWay;
            _ended = 0;
            _total = TimeSpan.Zero;
            return reading;
        }
    }

    private void Forget()
    {
        if (time.GetElapsedTime(_memorySince) < Memory)
        {
            return;
        }

        _memorySince = time.GetTimestamp();
        _shortestBefore = _shortest;
        _shortest = TimeSpan.MaxValue;
    }
}
