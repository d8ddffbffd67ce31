using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;

namespace Kamiyo.Orleans.InProcess.Tests.Calls;

public sealed class CancellationTests(SharedSilo silo)
{
    private readonly IScriptedGrain _grain = silo.Grains.GetGrain<IScriptedGrain>(Guid.NewGuid().ToString());

    [Fact]
    public async Task Canceling_reaches_the_grain_and_ends_the_wait()
    {
        using var cancel = new CancellationTokenSource();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var call = _grain.Run(
            Scripts.New(async (_, token) =>
            {
                using var registration = token.Register(() => seen.SetResult());
                started.SetResult();
                await seen.Task;
            }),
            cancel.Token);
        await started.Task.Soon();
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call.Soon());
        await seen.Task.Soon();
    }

    [Fact]
    public async Task The_wait_ends_even_when_the_grain_does_not_listen()
    {
        using var cancel = new CancellationTokenSource();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource();

        var call = _grain.Run(
            Scripts.New((_, _) =>
            {
                started.SetResult();
                return release.Task;
            }),
            cancel.Token);
        await started.Task.Soon();
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call.Soon());
        release.SetResult();
    }

    [Fact]
    public async Task A_token_that_is_canceled_already_sends_nothing()
    {
        var ran = false;

        await Should.ThrowAsync<OperationCanceledException>(async () => await _grain.Run(
            Scripts.New((_, _) =>
            {
                ran = true;
                return Task.CompletedTask;
            }),
            new CancellationToken(canceled: true)));

        await _grain.GetActivation();
        ran.ShouldBeFalse();
    }

    [Fact]
    public async Task A_call_that_ends_in_time_is_not_touched_by_a_later_cancel()
    {
        using var cancel = new CancellationTokenSource();

        await _grain.Run(Scripts.New(static (_, _) => Task.CompletedTask), cancel.Token).Soon();
        await cancel.CancelAsync();

        await _grain.GetActivation().Soon();
    }
}
