using Orleans;
using Orleans.Concurrency;
using Orleans.Serialization.Invocation;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

[MayInterleave(nameof(IsPolite))]
public sealed class PoliteGrain : Grain, IPoliteGrain
{
    public static Task Release { get; set; } = Task.CompletedTask;

    public static TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static bool IsPolite(IInvokable request) => request.GetMethodName() == nameof(Polite);

    public Task Block()
    {
        Started.SetResult();
        return Release;
    }

    public Task Polite() => Task.CompletedTask;

    public Task Rude() => Task.CompletedTask;
}
