using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Tests.Lifecycle;

public sealed class ManagementGrainTests
{
    [Fact]
    public async Task It_counts_activations_in_all_and_by_class()
    {
        await using var silo = await TestSilo.StartAsync();
        var before = await silo.Management.GetTotalActivationCount();
        for (var i = 0; i < 5; i++)
        {
            await silo.Grains.GetGrain<IScriptedGrain>($"statistics {i}").GetActivation();
        }

        // Orleans counts all silos of a process together.
        (await silo.Management.GetTotalActivationCount()).ShouldBeGreaterThanOrEqualTo(before + 5);
        var ofClass = (await silo.Management.GetSimpleGrainStatistics(CancellationToken.None)).Single(statistic => statistic.GrainType.Contains(nameof(ScriptedGrain)));
        ofClass.ActivationCount.ShouldBeGreaterThanOrEqualTo(5);
        ofClass.GrainType.ShouldBe($"{typeof(ScriptedGrain).FullName},{typeof(ScriptedGrain).Assembly.GetName().Name}");
    }

    [Fact]
    public async Task It_lists_the_active_grains_of_a_type()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<IScriptedGrain>(Guid.NewGuid().ToString());
        await grain.GetActivation();

        var active = await silo.Management.GetActiveGrains(GrainType.Create("scripted"));

        active.ShouldHaveSingleItem().ShouldBe(grain.GetGrainId());
    }

    [Fact]
    public async Task It_collects_idle_activations_on_demand()
    {
        await using var silo = await TestSilo.StartAsync();
        var idle = Guid.NewGuid().ToString();
        var busy = Guid.NewGuid().ToString();
        await silo.Grains.GetGrain<IScriptedGrain>(idle).GetActivation();
        var release = new TaskCompletionSource();
        var call = silo.Grains.GetGrain<IScriptedGrain>(busy).Run(Scripts.New(_ => release.Task));

        await silo.Management.ForceActivationCollection(TimeSpan.Zero).Soon();

        await Wait.Until(() => !Scripts.HooksOf(idle).Deactivated.IsEmpty);
        Scripts.HooksOf(busy).Deactivated.ShouldBeEmpty();
        release.SetResult();
        await call.Soon();
    }
}
