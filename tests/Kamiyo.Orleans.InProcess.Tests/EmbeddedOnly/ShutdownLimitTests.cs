using Kamiyo.Orleans.InProcess.Hosting;
using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Tests.EmbeddedOnly;

public sealed class ShutdownLimitTests
{
    private readonly string _key = Guid.NewGuid().ToString();

    [Fact]
    public async Task A_stop_gives_up_on_a_stuck_request_and_tells_its_caller()
    {
        await using var silo = await StartAsync(TimeSpan.FromMilliseconds(200));
        var release = new TaskCompletionSource();
        var call = silo.Grains.GetGrain<IScriptedGrain>(_key).Run(Scripts.New(_ => release.Task));

        await silo.StopAsync().Soon();

        await Should.ThrowAsync<SiloUnavailableException>(() => call.Soon());
        release.SetResult();
    }

    [Fact]
    public async Task While_it_drains_grains_may_call_grains_but_nobody_else_may()
    {
        await using var silo = await StartAsync(Wait.Limit);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource();
        var other = silo.Grains.GetGrain<IScriptedGrain>(Guid.NewGuid().ToString());
        var call = silo.Grains.GetGrain<IScriptedGrain>(_key).Run(Scripts.New(async _ =>
        {
            started.SetResult();
            await release.Task;
            await other.GetActivation();
        }));
        await started.Task.Soon();

        var stop = silo.StopAsync();
        await Should.ThrowAsync<SiloUnavailableException>(() => other.GetActivation());
        release.SetResult();

        await call.Soon();
        await stop.Soon();
    }

    [Fact]
    public async Task A_call_before_the_start_fails_clearly()
    {
        await using var silo = TestSilo.Build();

        (await Should.ThrowAsync<SiloUnavailableException>(() => silo.Grains.GetGrain<IScriptedGrain>(_key).GetActivation()))
            .Message.ShouldContain("has not started");
    }

    private static Task<TestSilo> StartAsync(TimeSpan limit) => TestSilo.StartAsync(
        silo => silo.Configure<InProcessSiloOptions>(options => options.ShutdownTimeout = limit));
}
