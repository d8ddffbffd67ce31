using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Activations;

public sealed class ActivationTests(SharedSilo silo)
{
    private readonly string _key = Guid.NewGuid().ToString();

    private IScriptedGrain Grain => silo.Grains.GetGrain<IScriptedGrain>(_key);

    [Fact]
    public async Task A_thousand_concurrent_first_calls_create_one_activation()
    {
        var activations = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(() => Grain.GetActivation()))).Soon();

        activations.Distinct().Count().ShouldBe(1);
        Scripts.HooksOf(_key).Activated.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_of_another_class_is_another_grain()
    {
        var one = await Grain.GetActivation();
        var other = await silo.Grains.GetGrain<IReentrantGrain>(_key).GetActivation();

        other.ShouldNotBe(one);
    }

    [Fact]
    public async Task OnActivateAsync_ends_before_the_first_call_starts()
    {
        var release = new TaskCompletionSource();
        var isActivated = false;
        Scripts.HooksOf(_key).OnActivate = async (_, _) =>
        {
            await release.Task;
            isActivated = true;
        };

        var call = Grain.Run(Scripts.New(_ =>
        {
            isActivated.ShouldBeTrue();
            return Task.CompletedTask;
        }));
        await Wait.Until(() => !Scripts.HooksOf(_key).Activated.IsEmpty);
        call.IsCompleted.ShouldBeFalse();
        release.SetResult();

        await call.Soon();
    }

    [Fact]
    public async Task A_throw_in_OnActivateAsync_fails_all_waiting_calls_with_it_and_the_next_call_tries_anew()
    {
        var hooks = Scripts.HooksOf(_key);
        var release = new TaskCompletionSource();
        hooks.OnActivate = async (_, _) =>
        {
            await release.Task;
            throw new KaboomException("not today");
        };

        var calls = Enumerable.Range(0, 10).Select(_ => Grain.GetActivation()).ToList();
        release.SetResult();
        foreach (var call in calls)
        {
            (await Should.ThrowAsync<KaboomException>(() => call.Soon())).Message.ShouldBe("not today");
        }

        hooks.OnActivate = null;
        var activation = await Grain.GetActivation().Soon();
        hooks.Activated.Last().ShouldBe(activation);
        hooks.Deactivated.ShouldBeEmpty("OnDeactivateAsync is for grains that were active");
    }

    [Fact]
    public async Task A_grain_gets_services_of_its_own_scope_by_constructor()
    {
        var grain = silo.Grains.GetGrain<IInjectedGrain>(_key);

        (await grain.GetContextKey()).ShouldBe(_key);
    }

    [Fact]
    public async Task A_grain_whose_constructor_needs_an_unknown_service_fails_its_calls()
    {
        var error = await Should.ThrowAsync<InvalidOperationException>(() => silo.Grains.GetGrain<IUnresolvableGrain>(_key).Ping().Soon());

        error.Message.ShouldContain(nameof(UnresolvableGrain));
    }

    [Fact]
    public async Task A_grain_can_be_reached_by_any_of_its_interfaces()
    {
        var activation = await Grain.GetActivation();

        (await Grain.AsReference<IScriptedGrain>().GetActivation()).ShouldBe(activation);
        Should.NotThrow(() => Grain.AsReference<IRemindable>());
    }

    [Fact]
    public void An_interface_without_a_class_is_an_argument_error() =>
        Should.Throw<ArgumentException>(() => silo.Grains.GetGrain<INobodysGrain>("x")).Message.ShouldContain(nameof(INobodysGrain));
}
