namespace Kamiyo.Grains.Processing;

/// <summary>
/// Starts the processing of events that come in close together at the same moment, so that they share their commits: most of what a lone one
/// costs is the statement, not its rows. The first after a pause starts at once, so without load nothing waits.
/// </summary>
internal sealed class ProcessingWaves : IDisposable
{
    /// <summary>From one wave to the next. What starts sooner after one waits for the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly ITimer _timer;
    private TaskCompletionSource? _next;
    private long? _started;

    /// <param name="time">The machine's: this is its pace, not the business'.</param>
    public ProcessingWaves(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(static self => ((ProcessingWaves)self!).Start(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Completes when the caller's wave starts.</summary>
    public Task Join()
    {
        lock (_lock)
        {
            if (_next is null)
            {
                var wait = _started is { } started ? Interval - _time.GetElapsedTime(started) : TimeSpan.Zero;
                if (wait <= TimeSpan.Zero)
                {
                    _started = _time.GetTimestamp();
                    return Task.CompletedTask;
                }

                _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _timer.Change(wait, Timeout.InfiniteTimeSpan);
            }

            return _next.Task;
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Start()
    {
        TaskCompletionSource? wave;
        lock (_lock)
        {
            wave = _next;
            _next = null;
            _started = _time.GetTimestamp();
        }

        wave?.SetResult();
    }
}
