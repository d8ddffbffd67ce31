using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;

namespace Kamiyo.Orleans.InProcess.Tests.Lifecycle;

public sealed class StartupTests
{
    [Fact]
    public async Task A_startup_task_can_call_grains()
    {
        var key = Guid.NewGuid().ToString();

        await using var silo = await TestSilo.StartAsync(silo => silo.AddStartupTask(
            (services, _) => services.GetRequiredService<IGrainFactory>().GetGrain<IScriptedGrain>(key).GetActivation()));

        Scripts.HooksOf(key).Activated.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_startup_task_that_throws_fails_the_start()
    {
        var silo = TestSilo.Build(static silo => silo.AddStartupTask(static (_, _) => throw new KaboomException("no start")));

        (await Should.ThrowAsync<Exception>(silo.RunAsync)).ToString().ShouldContain("no start");
    }

    [Fact]
    public async Task Grains_and_the_outside_share_the_clients_services()
    {
        await using var silo = await TestSilo.StartAsync();

        silo.Services.GetRequiredService<IGrainFactory>().ShouldNotBeNull();
        silo.Grains.ServiceProvider.ShouldNotBeNull();
        (await silo.Grains.GetGrain<IScriptedGrain>("x").GetActivation()).ShouldNotBe(Guid.Empty);
    }
}
