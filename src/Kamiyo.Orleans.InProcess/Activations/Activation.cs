using System.Diagnostics;
using Kamiyo.Orleans.InProcess.Calls;
using Kamiyo.Orleans.InProcess.Runtime;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;
using Orleans.Storage;

namespace Kamiyo.Orleans.InProcess.Activations;

/// <summary>One grain in memory: its scheduler, its waiting requests, and its way from first request to end.</summary>
/// <remarks>Everything but <see cref="Post"/>, <see cref="Deactivate"/> and plain reads happens in turns, so there are no locks.</remarks>
internal sealed partial class Activation : IGrainContext, IHasGrainRuntime
{
    private static readonly object Resume = new();

    // So many requests start in a row before other activations get the thread.
    private const int MaxStartsInARow = 64;

    private readonly ActivationScheduler _scheduler;
    private readonly Func<Request, bool> _mayStart;
    private WaitingRequests _waiting;
    private Request? _blocking;
    private int _running;
    private int _runningExclusive;
    private int _runningReadOnly;
    private GrainReference? _reference;
    private long _lastUsed;

    public Activation(ActorRuntime runtime, GrainClass grainClass, GrainId grainId)
    {
        Silo = runtime;
        Class = grainClass;
        GrainId = grainId;
        _scheduler = new ActivationScheduler(this);
        _mayStart = MayStart;
        _lastUsed = runtime.Clock.GetTimestamp();
    }

    public ActorRuntime Silo { get; }

    public GrainClass Class { get; }

    public GrainId GrainId { get; }

    public object? GrainInstance { get; private set; }

    public GrainReference GrainReference => _reference ??= new GrainReference(Silo, GrainId);

    IGrainRuntime IHasGrainRuntime.Runtime => Silo;

    /// <summary>A timestamp of the silo's clock; racy reads are good enough to choose what to collect.</summary>
    public long LastUsed => Volatile.Read(ref _lastUsed);

    private ILogger Logger => Silo.Logger;

    private bool IsOnScheduler => ReferenceEquals(TaskScheduler.Current, _scheduler);

    public void Post(object item) => _scheduler.Post(item);

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"{GrainId} ({_state})";

    /// <summary>One item from the scheduler's queue.</summary>
    public void Handle(object item)
    {
        switch (item)
        {
            case Request { Invocation: { } invocation } request:
                Finish(request, invocation);
                break;
            case Request request:
                Accept(request);
                break;
            case DeactivateCommand command:
                Obey(command);
                break;
        }

        StartWaiting();
        EndIfIdle();
    }

    private void Accept(Request request)
    {
        switch (_state)
        {
            case ActivationState.Valid when _waiting.IsEmpty && MayStart(request):
                Start(request);
                break;
            case ActivationState.Dead:
                HandOver(request);
                break;
            case ActivationState.New:
                _waiting.Add(request);
                BeginActivation(request.Context);
                break;
            default:
                _waiting.Add(request);
                break;
        }
    }

    private bool MayStart(Request request)
    {
        var options = request.Options;
        if (_running == 0 || (options & CallOptions.AlwaysInterleave) != 0 || Class.IsReentrant)
        {
            return true;
        }

        var isShared = _runningExclusive == 0 && (_runningReadOnly == 0 || (options & CallOptions.ReadOnly) != 0);
        return isShared || (Class.MayInterleave is { } mayInterleave && MayInterleave(mayInterleave, request));
    }

    private bool MayInterleave(Func<object, IInvokable, bool> mayInterleave, Request request)
    {
        try
        {
            return mayInterleave(GrainInstance!, request) || (_blocking is not null && mayInterleave(GrainInstance!, _blocking));
        }
        catch (Exception exception)
        {
            Logger.LogError(exception, "The [MayInterleave] method of {Class} failed; {Request} waits", Class, request);
            return false;
        }
    }

    private void StartWaiting()
    {
        for (var started = 0; _state == ActivationState.Valid && !_waiting.IsEmpty; started++)
        {
            if (started == MaxStartsInARow)
            {
                Post(Resume);
                return;
            }

            if (_waiting.Take(_mayStart, mayOvertake: Class.MayInterleave is not null) is not { } request)
            {
                return;
            }

            Start(request);
        }
    }

    private void Start(Request request)
    {
        if (request.IsAnswered)
        {
            // The caller has given up while the request waited: nobody wants it any more.
            request.Release();
            return;
        }

        Count(request, +1);
        var clean = ExecutionContext.Capture();
        var invocation = Invoke(request);
        if (clean is not null)
        {
            ExecutionContext.Restore(clean);
        }

        if (invocation.IsCompleted)
        {
            Finish(request, invocation);
        }
        else
        {
            request.ReturnWhenDone(invocation, this);
        }
    }

    private Task Invoke(Request request)
    {
        try
        {
            if (request.Context is not null)
            {
                RequestContext.Current = request.Context;
            }

            if (request.Parent is not null)
            {
                Activity.Current = request.Parent;
            }

            var grain = GrainInstance!;
            var invocation = Silo.Filters.Length == 0 && !Class.IsFilter
                ? request.InvokeOn(grain)
                : request.InvokeThrough(new IncomingCall(request, this, grain, Silo.Filters));
            return invocation ?? throw new InvalidOperationException($"{request.Descriptor} returned null in place of a task.");
        }
        catch (Exception exception)
        {
            return Task.FromException(exception);
        }
    }

    private void Finish(Request request, Task invocation)
    {
        Count(request, -1);
        if ((request.Options & CallOptions.NoKeepAlive) == 0)
        {
            Touch();
        }

        if (invocation.IsFaulted)
        {
            ConsiderFailure(request, invocation.Exception!.InnerException!);
        }

        request.Answer(invocation);
        request.Release();
    }

    private void ConsiderFailure(Request request, Exception exception)
    {
        if (request.IsOneWay)
        {
            Logger.LogWarning(exception, "One-way call {Request} failed", request);
        }

        if (exception is InconsistentStateException { IsSourceActivation: true } inconsistent)
        {
            inconsistent.IsSourceActivation = false;
            Logger.LogWarning(exception, "{GrainId} holds a stale state and is deactivated", GrainId);
            BeginEnd(new DeactivationReason(DeactivationReasonCode.ApplicationError, exception, "The state was changed by someone else."));
        }
    }

    private void Count(Request request, int change)
    {
        _running += change;
        var options = request.Options;
        if ((options & CallOptions.AlwaysInterleave) != 0)
        {
            return;
        }

        CountBlocking(request, change);
        if ((options & CallOptions.ReadOnly) != 0)
        {
            _runningReadOnly += change;
        }
        else
        {
            _runningExclusive += change;
        }
    }

    private void CountBlocking(Request request, int change)
    {
        if (change > 0)
        {
            _blocking ??= request;
        }
        else if (ReferenceEquals(_blocking, request))
        {
            _blocking = null;
        }
    }

    private void Touch() => Volatile.Write(ref _lastUsed, Silo.Clock.GetTimestamp());
}
