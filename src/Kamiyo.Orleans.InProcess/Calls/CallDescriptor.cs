using System.Reflection;
using Orleans;
using Orleans.Concurrency;

namespace Kamiyo.Orleans.InProcess.Calls;

/// <summary>What is known of a grain method before it is called.</summary>
internal sealed class CallDescriptor(MethodInfo method, CallOptions options, TimeSpan? responseTimeout)
{
    public MethodInfo Method { get; } = method;

    public CallOptions Options { get; } = options;

    public TimeSpan? ResponseTimeout { get; } = responseTimeout;

    public Type InterfaceType => Method.DeclaringType!;

    public static CallDescriptor For(MethodInfo method)
    {
        var options = CallOptions.None;
        options |= method.IsDefined(typeof(OneWayAttribute)) ? CallOptions.OneWay : 0;
        options |= method.IsDefined(typeof(ReadOnlyAttribute)) ? CallOptions.ReadOnly : 0;
        options |= method.IsDefined(typeof(AlwaysInterleaveAttribute)) ? CallOptions.AlwaysInterleave : 0;
        return new CallDescriptor(method, options, method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout);
    }

    public override string ToString() => $"{InterfaceType.FullName}.{Method.Name}";
}
