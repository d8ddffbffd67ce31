using Kamiyo.Orleans.InProcess.Calls;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Activations;

/// <summary>One run of a grain timer, as a request, so that turns, filters and failures are the same as for calls.</summary>
internal sealed class TimerTick(GrainTimer timer, CallDescriptor descriptor) : VoidRequest
{
    public override CallDescriptor Descriptor => descriptor;

    public static CallDescriptor Describe(GrainTimerCreationOptions options) => new(
        typeof(IGrainTimerInvoker).GetMethod(nameof(IGrainTimerInvoker.InvokeCallbackAsync))!,
        CallOptions.OneWay
        | CallOptions.ActivationBound
        | (options.Interleave ? CallOptions.AlwaysInterleave : 0)
        | (options.KeepAlive ? 0 : CallOptions.NoKeepAlive),
        responseTimeout: null);

    public override Task InvokeOn(object grain) => timer.RunAsync();

    public override string ToString() => timer.ToString();
}
