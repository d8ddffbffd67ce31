namespace Kamiyo.Gateway.Webhooks;

/// <summary>
/// Lets the first lines of a span through and counts the rest, so that whoever floods the route doesn't flood the log. A span begins with its
/// first line.
/// </summary>
internal sealed class LineBudget : IDisposable
{
    private readonly Lock _gate = new();
    private readonly int _lines;
    private readonly TimeSpan _span;
    private readonly Action<long> _report;
    private readonly ITimer _timer;
    private long _asked;

    /// <param name="lines">How many lines a span has.</param>
    /// <param name="report">Told at the end of a span how many lines were held back, unless none was.</param>
    public LineBudget(int lines, TimeSpan span, TimeProvider time, Action<long> report)
    {
        _lines = lines;
        _span = span;
        _report = report;
        _timer = time.CreateTimer(_ => End(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether the line may be written.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            if (_asked++ == 0)
            {
                _timer.Change(_span, Timeout.InfiniteTimeSpan);
            }

            return _asked <= _lines;
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        End();
    }

    private void End()
    {
        long heldBack;
        lock (_gate)
        {
            heldBack = _asked - _lines;
            _asked = 0;
        }

        if (heldBack > 0)
        {
            _report(heldBack);
        }
    }
}
