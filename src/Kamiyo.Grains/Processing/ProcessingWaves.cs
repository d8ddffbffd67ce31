using System.Diagnostics.Metrics;

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

    /// <summary>The same while answering comes first. Long, because few start with each then, and one statement for twenty costs far less than five for four.</summary>
    public static readonly TimeSpan HeldBackInterval = TimeSpan.FromMilliseconds(100);

    private readonly AcceptanceLoad _load;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly ITimer _timer;
    private readonly AnsweringFirst _answeringFirst;
    private readonly ProcessingShare _share = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private long? _started;
    private volatile bool _isHeldBack;

    /// <param name="load">Says how much is stored, and whether senders have to wait for it.</param>
    /// <param name="meterFactory">Owns the meter.</param>
    /// <param name="time">The machine's: this is its pace, not the business'.</param>
    public ProcessingWaves(AcceptanceLoad load, IMeterFactory meterFactory, TimeProvider time)
    {
        _load = load;
        _time = time;
        _answeringFirst = new AnsweringFirst(time);
        _timer = time.CreateTimer(static self => ((ProcessingWaves)self!).Start(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        meterFactory.Create(ProcessingGate.MeterName).CreateObservableGauge(
            "kamiyo_answering_first", () => _isHeldBack ? 1 : 0, description: "1 while processing is held back because more is answered for it.");
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
            var isAnsweringFirst = _answeringFirst.IsOn(_load.Read());
            var count = _share.Of(_waiting.Count, isAnsweringFirst);
            var wave = new List<TaskCompletionSource>(count);
            while (wave.Count < count)
            {
                wave.Add(_waiting.Dequeue());
            }

            _started = _time.GetTimestamp();
            _isHeldBack = isAnsweringFirst && _waiting.Count > 0;
            if (_waiting.Count > 0)
            {
                _timer.Change(isAnsweringFirst ? HeldBackInterval : Interval, Timeout.InfiniteTimeSpan);
            }

            return wave;
        }
    }
}
