using System.Threading.Tasks.Sources;

namespace Kamiyo.Bench.Load;

/// <summary>
/// Lets connections send by the clock: one look a millisecond for all of them. A timer a request would cost each more than sending it,
/// on the processors that the gateway is measured on.
/// </summary>
/// <param name="connections">How many take turns.</param>
/// <param name="perSecond">Requests a second of all together.</param>
/// <param name="elapsedSeconds">Since the load began.</param>
internal sealed class LoadPace(int connections, int perSecond, Func<double> elapsedSeconds)
{
    private readonly Turn[] _turns = [.. Enumerable.Range(0, connections).Select(_ => new Turn())];

    /// <summary>Waits for a connection's turn of a round, and returns when that was due, which is earlier when the answer before came late.</summary>
    public async ValueTask<double> WaitAsync(int index, long round)
    {
        var due = ((round * connections) + index) / (double)perSecond;
        if (elapsedSeconds() < due)
        {
            await _turns[index].WaitUntil(due);
        }

        return due;
    }

    /// <summary>Lets those go whose time has come, on the caller's thread. Called by one caller at a time.</summary>
    /// <param name="isOver">Then nobody is left waiting.</param>
    public void Release(bool isOver)
    {
        var now = isOver ? double.PositiveInfinity : elapsedSeconds();
        foreach (var turn in _turns)
        {
            turn.ReleaseIfDue(now);
        }
    }

    /// <summary>One connection's wait, used again and again.</summary>
    private sealed class Turn : IValueTaskSource
    {
        private const double Nobody = double.NaN;

        private ManualResetValueTaskSourceCore<bool> _core;
        private double _due = Nobody;

        public ValueTask WaitUntil(double due)
        {
            _core.Reset();
            var wait = new ValueTask(this, _core.Version);
            Volatile.Write(ref _due, due);
            return wait;
        }

        public void ReleaseIfDue(double now)
        {
            // False for nobody, whatever the time.
            if (Volatile.Read(ref _due) <= now)
            {
                Volatile.Write(ref _due, Nobody);
                _core.SetResult(true);
            }
        }

        public void GetResult(short token) => _core.GetResult(token);

        public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            _core.OnCompleted(continuation, state, token, flags);
    }
}
