using System.Diagnostics;
using System.Reflection;
using Kamiyo.Orleans.InProcess.Activations;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Kamiyo.Orleans.InProcess.Calls;

/// <summary>One call of a grain method, from the caller's side to the answer.</summary>
internal abstract class Request : IInvokable
{
    private Activation? _activation;
    private CancellationTokenRegistration _cancellation;

    public abstract CallDescriptor Descriptor { get; }

    /// <summary>What the caller awaits.</summary>
    public abstract Task ResponseTask { get; }

    /// <summary>Answered, given up by its caller, or one-way and done.</summary>
    public abstract bool IsAnswered { get; }

    /// <summary>The argument of type <see cref="System.Threading.CancellationToken"/>, if the method has one.</summary>
    public virtual CancellationToken CancellationToken => CancellationToken.None;

    public CallOptions Options => Descriptor.Options;

    public bool IsOneWay => (Options & CallOptions.OneWay) != 0;

    public GrainReference? Target { get; set; }

    public IGrainContext? Source { get; set; }

    public Dictionary<string, object>? Context { get; set; }

    /// <summary>What the caller was doing, for traces; null unless activities are propagated.</summary>
    public Activity? Parent { get; set; }

    public int Forwards { get; set; }

    /// <summary>When the caller stops waiting, as a timestamp of the silo's clock; <see cref="long.MaxValue"/> for never.</summary>
    public long Deadline { get; set; } = long.MaxValue;

    /// <summary>Links of the list of calls under way; owned by <see cref="PendingCalls"/>.</summary>
    public Request? PreviousPending { get; set; }

    public Request? NextPending { get; set; }

    public PendingCallList? PendingList { get; set; }

    /// <summary>Link of the activation's waiting list; owned by <see cref="WaitingRequests"/>.</summary>
    public Request? NextWaiting { get; set; }

    /// <summary>The running invocation, once it didn't complete at once.</summary>
    public Task? Invocation { get; private set; }

    public abstract void ExpectAnswer();

    public abstract Task InvokeOn(object grain);

    public abstract Task InvokeThrough(IncomingCall call);

    /// <summary>The result of an invocation that has succeeded, for filters.</summary>
    public abstract object? ResultOf(Task invocation);

    /// <summary>Passes the outcome on to the caller, unless it has stopped waiting.</summary>
    public abstract void Answer(Task invocation);

    public abstract bool TryFail(Exception exception);

    public abstract bool TryCancel(CancellationToken cancellationToken);

    public virtual int GetArgumentCount() => 0;

    public virtual object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    public virtual void SetArgument(int index, object value) => throw new ArgumentOutOfRangeException(nameof(index));

    public string GetMethodName() => Descriptor.Method.Name;

    public string GetInterfaceName() => Descriptor.InterfaceType.Name;

    public MethodInfo GetMethod() => Descriptor.Method;

    public Type GetInterfaceType() => Descriptor.InterfaceType;

    /// <summary>Puts the request back into the activation's queue when the invocation has ended, wherever that happens.</summary>
    public void ReturnWhenDone(Task invocation, Activation activation)
    {
        Invocation = invocation;
        _activation = activation;
        invocation.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(Return);
    }

    /// <summary>Lets the caller's token end the wait; the grain sees the same token.</summary>
    public void WatchCancellation()
    {
        var token = CancellationToken;
        if (token.CanBeCanceled)
        {
            _cancellation = token.UnsafeRegister(
                static (request, token) => ((Request)request!).TryCancel(token), this);
        }
    }

    /// <summary>The call is no longer under way.</summary>
    public void Release()
    {
        PendingList?.Remove(this);
        _cancellation.Dispose();
    }

    public override string ToString() => $"{Descriptor} on {Target?.GrainId}";

    private void Return() => _activation!.Post(this);
}
