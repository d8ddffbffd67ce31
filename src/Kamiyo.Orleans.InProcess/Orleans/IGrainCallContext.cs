using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>A call on its way through filters.</summary>
public interface IGrainCallContext
{
    IInvokable Request { get; }

    object Grain { get; }

    /// <summary>The calling grain; null for calls from outside grains.</summary>
    GrainId? SourceId { get; }

    GrainId TargetId { get; }

    MethodInfo InterfaceMethod { get; }

    string InterfaceName { get; }

    string MethodName { get; }

    /// <summary>What the caller will get; set by the call, and by a filter that wants something else.</summary>
    object? Result { get; set; }

    /// <summary>Goes on with the next filter, at last with the grain.</summary>
    Task Invoke();
}
