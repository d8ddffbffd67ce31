using Kamiyo.Orleans.InProcess.Calls;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Activations;

/// <summary>A timer whose runs are requests to its own activation; the next one is set when a run has ended.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private static readonly TimeSpan MaxTime = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly CancellationTokenSource _ended = new();
    private readonly CallDescriptor _descriptor;
    private readonly ITimer _timer;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _isRunning;
    private bool _hasChanged;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        Validate(options.DueTime, options.Period);
        _activation = activation;
        _callback = callback;
        _dueTime = options.DueTime;
        _period = options.Period;
        _descriptor = TimerTick.Describe(options);

        // The timer outlives the turn that made it, so it must not carry that turn's context along.
        using (ExecutionContext.SuppressFlow())
        {
            _timer = activation.Silo.Clock.CreateTimer(
                static timer => ((GrainTimer)timer!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Start() => _timer.Change(_dueTime, Timeout.InfiniteTimeSpan);

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Validate(dueTime, period);
        _hasChanged = true;
        _dueTime = dueTime;
        _period = period;
        if (!_isRunning)
        {
            _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        if (!_ended.IsCancellationRequested)
        {
            _timer.Dispose();
            _activation.Forget(this);
            CancelRun();
        }
    }

    public async Task RunAsync()
    {
        if (_ended.IsCancellationRequested)
        {
            return;
        }

        _hasChanged = false;
        try
        {
            await _callback(_ended.Token);
        }
        finally
        {
            _isRunning = false;
            _timer.Change(_hasChanged ? _dueTime : _period, Timeout.InfiniteTimeSpan);
        }
    }

    public override string ToString() => $"timer {_callback.Method.DeclaringType?.Name}.{_callback.Method.Name} of {_activation.GrainId}";

    private static void Validate(TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, Timeout.InfiniteTimeSpan);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime, MaxTime);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, Timeout.InfiniteTimeSpan);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, MaxTime);
    }

    private void CancelRun()
    {
        try
        {
            _ended.Cancel();
        }
        catch (AggregateException exception)
        {
            // What the grain registered on the token must not keep its activation from ending.
            _activation.Silo.Logger.LogError(exception, "Canceling {Timer} failed", this);
        }
    }

    private void Tick()
    {
        _isRunning = true;
        _activation.Silo.SendTick(_activation, new TimerTick(this, _descriptor));
    }
}
