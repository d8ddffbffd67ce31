using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Lifecycle;

public sealed class ShutdownTests
{
    private readonly string _key = Guid.NewGuid().ToString();

    [Fact]
    public async Task A_stop_lets_a_running_request_finish_and_then_deactivates_its_grain()
    {
        await using var silo = await TestSilo.StartAsync();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource();
        var isFinished = false;
        var call = silo.Grains.GetGrain<IScriptedGrain>(_key).Run(Scripts.New(async _ =>
        {
            started.SetResult();
            await release.Task;
            isFinished = true;
        }));
        await started.Task.Soon();

        var stop = silo.StopAsync();
        stop.IsCompleted.ShouldBeFalse();
        release.SetResult();
        await stop.Soon();

        isFinished.ShouldBeTrue();
        Scripts.HooksOf(_key).Deactivated.ShouldHaveSingleItem().ReasonCode.ShouldBe(DeactivationReasonCode.ShuttingDown);
        await Task.WhenAny(call, Task.Delay(Wait.Limit, TestContext.Current.CancellationToken));
        call.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Every_activation_gets_to_say_goodbye()
    {
        await using var silo = await TestSilo.StartAsync();
        var keys = Enumerable.Range(0, 50).Select(_ => Guid.NewGuid().ToString()).ToList();
        await Task.WhenAll(keys.Select(key => silo.Grains.GetGrain<IScriptedGrain>(key).GetActivation()));

        await silo.StopAsync();

        keys.ShouldAllBe(static key => Scripts.HooksOf(key).Deactivated.Count == 1);
    }

    [Fact]
    public async Task A_call_after_the_stop_fails()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<IScriptedGrain>(_key);
        await grain.GetActivation();
        await silo.StopAsync();

        await Should.ThrowAsync<Exception>(async () => await grain.GetActivation().WaitAsync(Wait.Limit, TestContext.Current.CancellationToken));

        Scripts.HooksOf(_key).Activated.Count.ShouldBe(1);
    }
}
