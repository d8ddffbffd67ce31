using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Kamiyo.Orleans.InProcess.Tests.Lifecycle;

public sealed class CollectionTests
{
    private readonly string _key = Guid.NewGuid().ToString();

    private GrainHooks Hooks => Scripts.HooksOf(_key);

    [Fact]
    public async Task An_idle_activation_is_collected()
    {
        await using var silo = await StartAsync();
        await silo.Grains.GetGrain<IScriptedGrain>(_key).GetActivation();

        await Wait.Until(() => !Hooks.Deactivated.IsEmpty);

        Hooks.Deactivated.ShouldHaveSingleItem().ReasonCode.ShouldBe(global::Orleans.DeactivationReasonCode.ActivationIdle);
    }

    [Fact]
    public async Task An_activation_in_use_is_not_collected()
    {
        await using var silo = await StartAsync();
        var grain = silo.Grains.GetGrain<IScriptedGrain>(_key);
        var bystander = Guid.NewGuid().ToString();
        var release = new TaskCompletionSource();
        var busy = grain.Run(Scripts.New(_ => release.Task));
        await silo.Grains.GetGrain<IScriptedGrain>(bystander).GetActivation();

        await Wait.Until(() => !Scripts.HooksOf(bystander).Deactivated.IsEmpty);

        Hooks.Deactivated.ShouldBeEmpty();
        release.SetResult();
        await busy.Soon();
    }

    [Fact]
    public async Task DelayDeactivation_spares_an_activation()
    {
        await using var silo = await StartAsync();
        var grain = silo.Grains.GetGrain<IScriptedGrain>(_key);
        var bystander = Guid.NewGuid().ToString();
        await grain.Run(Scripts.New(static self =>
        {
            self.DelayDeactivation(TimeSpan.FromHours(1));
            return Task.CompletedTask;
        }));
        await silo.Grains.GetGrain<IScriptedGrain>(bystander).GetActivation();

        await Wait.Until(() => !Scripts.HooksOf(bystander).Deactivated.IsEmpty);

        Hooks.Deactivated.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_class_can_have_an_age_of_its_own()
    {
        await using var silo = await TestSilo.StartAsync(static silo => silo.Configure<GrainCollectionOptions>(static options =>
        {
            options.CollectionQuantum = TimeSpan.FromMilliseconds(100);
            options.CollectionAge = TimeSpan.FromHours(1);
            options.ClassSpecificCollectionAge[typeof(ReentrantGrain).FullName!] = TimeSpan.FromMilliseconds(200);
        }));
        var other = Guid.NewGuid().ToString();
        await silo.Grains.GetGrain<IScriptedGrain>(other).GetActivation();
        await silo.Grains.GetGrain<IReentrantGrain>(_key).GetActivation();

        await Wait.Until(() => !Hooks.Deactivated.IsEmpty);

        Scripts.HooksOf(other).Deactivated.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ages_not_above_the_quantum_are_refused()
    {
        var silo = TestSilo.Build(static silo => silo.Configure<GrainCollectionOptions>(static options =>
        {
            options.CollectionQuantum = TimeSpan.FromMinutes(2);
            options.CollectionAge = TimeSpan.FromMinutes(2);
        }));

        var error = await Should.ThrowAsync<Exception>(silo.RunAsync);

        error.Message.ShouldContain(nameof(GrainCollectionOptions.CollectionAge));
    }

    private static Task<TestSilo> StartAsync() => TestSilo.StartAsync(static silo => silo.Configure<GrainCollectionOptions>(static options =>
    {
        options.CollectionQuantum = TimeSpan.FromMilliseconds(100);
        options.CollectionAge = TimeSpan.FromMilliseconds(300);
    }));
}
