using System.Reflection;
using Kamiyo.Orleans.InProcess.Activations;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Kamiyo.Orleans.InProcess.Calls;

/// <summary>Walks a call through the silo's filters, the grain's own filter, and into the grain.</summary>
internal sealed class IncomingCall(Request request, Activation activation, object grain, IIncomingGrainCallFilter[] filters)
    : IIncomingGrainCallContext
{
    private int _next;

    public IInvokable Request => request;

    public object Grain => grain;

    public GrainId? SourceId => request.Source?.GrainId;

    public GrainId TargetId => activation.GrainId;

    public IGrainContext TargetContext => activation;

    public MethodInfo InterfaceMethod => request.Descriptor.Method;

    public MethodInfo ImplementationMethod => activation.Class.ImplementationOf(request.Descriptor.Method);

    public string InterfaceName => request.GetInterfaceName();

    public string MethodName => request.GetMethodName();

    public object? Result { get; set; }

    public Task Invoke()
    {
        var position = _next++;
        if (position < filters.Length)
        {
            return filters[position].Invoke(this);
        }

        return position == filters.Length && grain is IIncomingGrainCallFilter own ? own.Invoke(this) : InvokeGrain();
    }

    private async Task InvokeGrain()
    {
        var invocation = request.InvokeOn(grain);
        await invocation;
        Result = request.ResultOf(invocation);
    }
}
