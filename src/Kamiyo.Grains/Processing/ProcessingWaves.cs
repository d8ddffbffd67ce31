namespace Kamiyo.Grains.Processing;

/// <summary>
/// Starts the processing of events that come in close together at the same moment, so that they share their commits: most of what a lone one
/// costs is the statement, not its rows. The first after a pause starts at once, so without load nothing waits. While answering comes
/// first, only a share starts.
/// </summary>
internal sealed class ProcessingWaves : IDisposable
{
    /// <summary>From one wave to the next. What starts sooner after one waits for the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly AcceptanceLoad _load;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly ITimer _timer;
    private readonly AnsweringFirst _answeringFirst;
    private readonly ProcessingShare _share = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private long? _started;

    /// <param name="load">Says how much is stored, and whether senders have to wait for it.</param>
    /// <param name="time">The machine's: this is its pace, not the business'.</param>
    public ProcessingWaves(AcceptanceLoad load, TimeProvider time)
    {
        _load = load;
        _time = time;
        _answeringFirst = new AnsweringFirst(time);
        _timer = time.CreateTimer(static self => ((ProcessingWaves)self!).Start(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Completes when the caller's turn has come; first come, first served.</summary>
    public Task Join()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                var wait = _started is { } started ? Interval - _time.GetElapsedTime(started) : TimeSpan.Zero;
                if (wait <= TimeSpan.Zero)
                {
                    _started = _time.GetTimestamp();
                    return Task.CompletedTask;
                }

                _timer.Change(wait, Timeout.InfiniteTimeSpan);
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
            return turn.Task;
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Start() => TakeWave().ForEach(static turn => turn.SetResult());

    private List<TaskCompletionSource> TakeWave()
    {
        lock (_lock)
        {
            var wave = new List<TaskCompletionSource>(_share.Of(_waiting.Count, _answeringFirst.IsOn(_load.Read())));
            while (wave.Count < wave.Capacity)
            {
                wave.Add(_waiting.Dequeue());
            }

            _started = _time.GetTimestamp();
            if (_waiting.Count > 0)
            {
                _timer.Change(Interval, Timeout.InfiniteTimeSpan);
            }

            return wave;
        }
    }
}
