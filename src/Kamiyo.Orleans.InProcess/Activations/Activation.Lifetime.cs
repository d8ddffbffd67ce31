using Kamiyo.Orleans.InProcess.Calls;
using Kamiyo.Orleans.InProcess.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Activations;

/// <content>From the first request to the end.</content>
internal sealed partial class Activation
{
    private IServiceScope? _scope;
    private List<IStateReader>? _states;
    private CancellationTokenSource? _activating;
    private Ending? _ending;
    private TaskCompletionSource? _deactivated;
    private ActivationTimers? _timers;
    private volatile ActivationState _state;
    private bool _isInTransition;
    private long _keepAliveUntil;

    public IServiceProvider ActivationServices => _scope?.ServiceProvider ?? Silo.ServiceProvider;

    public Task Deactivated
    {
        get
        {
            if (_deactivated is null)
            {
                Interlocked.CompareExchange(ref _deactivated, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), null);
            }

            if (_state == ActivationState.Dead)
            {
                _deactivated.TrySetResult();
            }

            return _deactivated.Task;
        }
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        if (IsOnScheduler)
        {
            BeginEnd(deactivationReason);
            Post(Resume);
        }
        else
        {
            Post(new DeactivateCommand(deactivationReason, minimumIdleness: null));
        }
    }

    /// <summary>Spares the activation from idle collection; zero or less takes that back.</summary>
    public void DelayDeactivation(TimeSpan time)
    {
        var clock = Silo.Clock;
        _keepAliveUntil = time == Timeout.InfiniteTimeSpan || time == TimeSpan.MaxValue ? long.MaxValue
            : time <= TimeSpan.Zero ? 0
            : clock.GetTimestamp() + (long)(time.TotalSeconds * clock.TimestampFrequency);
    }

    /// <summary>Lets a state be read before the grain's own activation.</summary>
    public void AddState(IStateReader state) => (_states ??= []).Add(state);

    public IGrainTimer AddTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        LazyInitializer.EnsureInitialized(ref _timers);
        return _timers.Add(new GrainTimer(this, callback, options));
    }

    public void Forget(GrainTimer timer) => _timers?.Remove(timer);

    /// <summary>Whether it is worth asking the activation to end; it decides itself, in a turn.</summary>
    public bool LooksIdle(TimeSpan minimumIdleness)
    {
        var clock = Silo.Clock;
        var now = clock.GetTimestamp();
        return _state == ActivationState.Valid
            && _running == 0
            && Volatile.Read(ref _keepAliveUntil) <= now
            && clock.GetElapsedTime(LastUsed, now) >= minimumIdleness;
    }

    private void BeginActivation(Dictionary<string, object>? context)
    {
        _state = ActivationState.Activating;
        BeginTransition(ActivateAsync(context));
    }

    private void BeginTransition(Task transition)
    {
        if (!transition.IsCompleted)
        {
            transition.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => Post(Resume));
        }
    }

    private async Task ActivateAsync(Dictionary<string, object>? context)
    {
        _isInTransition = true;
        using var timeout = new CancellationTokenSource(Timeout.InfiniteTimeSpan, Silo.Clock);
        _activating = timeout;
        try
        {
            RequestContext.Current = context;
            Construct();
            await ReadStatesAsync(timeout);
            if (Class.HasOnActivate)
            {
                await Within(((IGrainBase)GrainInstance!).OnActivateAsync(timeout.Token), timeout, Silo.CollectionOptions.ActivationTimeout);
            }

            if (_state == ActivationState.Activating)
            {
                Touch();
                _state = ActivationState.Valid;
            }
        }
        catch (Exception exception)
        {
            var isTooLate = exception is OperationCanceledException && timeout.IsCancellationRequested && _state == ActivationState.Activating;
            var failure = isTooLate
                ? new TimeoutException($"{GrainId} did not activate within {Silo.CollectionOptions.ActivationTimeout}.", exception)
                : exception;
            // Those who called are told.
            Logger.LogDebug(failure, "{GrainId} failed to activate", GrainId);
            BeginEnd(new DeactivationReason(DeactivationReasonCode.ActivationFailed, failure, "The activation failed."));
        }
        finally
        {
            _activating = null;
            _isInTransition = false;
        }
    }

    private void Construct()
    {
        _scope = Silo.ServiceProvider.CreateScope();
        GrainInstance = Class.Create(this);
    }

    private Task ReadStatesAsync(CancellationTokenSource timeout)
    {
        var states = _states;
        _states = null;
        return states switch
        {
            null => Task.CompletedTask,
            [var single] => Within(single.ReadStateAsync(timeout.Token), timeout, Silo.CollectionOptions.ActivationTimeout),
            _ => Within(
                Task.WhenAll(states.Select(state => state.ReadStateAsync(timeout.Token))), timeout, Silo.CollectionOptions.ActivationTimeout),
        };
    }

    /// <summary>Waits for a step; the time limit costs a timer only when the step doesn't complete at once.</summary>
    private static Task Within(Task step, CancellationTokenSource timeout, TimeSpan limit)
    {
        if (step.IsCompleted)
        {
            return step;
        }

        timeout.CancelAfter(limit);
        return step.WaitAsync(timeout.Token);
    }

    private void Obey(DeactivateCommand command)
    {
        if (command.MinimumIdleness is { } idleness && !(_waiting.IsEmpty && LooksIdle(idleness)))
        {
            command.Refuse();
            return;
        }

        BeginEnd(command.Reason);
        command.Accept();
    }

    private void BeginEnd(DeactivationReason reason)
    {
        if (_state is ActivationState.Deactivating or ActivationState.Dead)
        {
            return;
        }

        _ending = new Ending(reason, WasValid: _state == ActivationState.Valid);
        _state = ActivationState.Deactivating;
        CancelActivation();
    }

    private void CancelActivation()
    {
        try
        {
            _activating?.Cancel();
        }
        catch (AggregateException exception)
        {
            // What the grain registered on the token must not keep its activation from ending.
            Logger.LogError(exception, "Canceling the activation of {GrainId} failed", GrainId);
        }
    }

    private void EndIfIdle()
    {
        if (_state == ActivationState.Deactivating && _running == 0 && !_isInTransition)
        {
            BeginTransition(EndAsync(_ending!));
        }
    }

    private async Task EndAsync(Ending ending)
    {
        _isInTransition = true;
        _timers?.DisposeAll();
        if (ending.WasValid && Class.HasOnDeactivate)
        {
            await SayGoodbyeAsync(ending.Reason);
        }

        Silo.Directory.Remove(this);
        _state = ActivationState.Dead;
        while (_waiting.TakeFirst() is { } request)
        {
            HandOver(request);
        }

        await DisposeInstanceAsync();
        _deactivated?.TrySetResult();
    }

    private async Task SayGoodbyeAsync(DeactivationReason reason)
    {
        using var timeout = new CancellationTokenSource(Timeout.InfiniteTimeSpan, Silo.Clock);
        try
        {
            var goodbye = ((IGrainBase)GrainInstance!).OnDeactivateAsync(reason, timeout.Token);
            await Within(goodbye, timeout, Silo.CollectionOptions.DeactivationTimeout);
        }
        catch (Exception exception)
        {
            Logger.LogError(exception, "{GrainId} failed in OnDeactivateAsync", GrainId);
        }
    }

    private void HandOver(Request request)
    {
        // Who called a grain that could not be activated learns why; the next call tries anew.
        if (_ending!.Reason is { ReasonCode: DeactivationReasonCode.ActivationFailed, Exception: { } failure })
        {
            Silo.Refuse(request, failure);
        }
        else
        {
            Silo.Reroute(request);
        }
    }

    private async Task DisposeInstanceAsync()
    {
        try
        {
            if (GrainInstance is IAsyncDisposable asyncDisposable)
            {
                await asyncDisposable.DisposeAsync();
            }
            else
            {
                (GrainInstance as IDisposable)?.Dispose();
            }

            if (_scope is not null)
            {
                await new AsyncServiceScope(_scope).DisposeAsync();
            }
        }
        catch (Exception exception)
        {
            Logger.LogError(exception, "{GrainId} failed to dispose", GrainId);
        }
    }

    private sealed record Ending(DeactivationReason Reason, bool WasValid);
}
