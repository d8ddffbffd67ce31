using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Lifecycle;

public sealed class DeactivationTests(SharedSilo silo)
{
    private static readonly string Deactivate = Scripts.New(static grain =>
    {
        grain.DeactivateOnIdle();
        return Task.CompletedTask;
    });

    private readonly string _key = Guid.NewGuid().ToString();

    private IScriptedGrain Grain => silo.Grains.GetGrain<IScriptedGrain>(_key);

    private GrainHooks Hooks => Scripts.HooksOf(_key);

    [Fact]
    public async Task DeactivateOnIdle_ends_the_activation_after_the_request_and_the_next_call_makes_another()
    {
        var first = await Grain.GetActivation();
        await Grain.Run(Deactivate).Soon();

        (await Grain.GetActivation().Soon()).ShouldNotBe(first);
        Hooks.Deactivated.ShouldHaveSingleItem().ReasonCode.ShouldBe(DeactivationReasonCode.ApplicationRequested);
    }

    [Fact]
    public async Task A_request_that_asks_for_the_end_and_fails_still_ends_the_activation()
    {
        var first = await Grain.GetActivation();

        await Should.ThrowAsync<KaboomException>(() => Grain.Run(Scripts.New(static grain =>
        {
            grain.DeactivateOnIdle();
            throw new KaboomException("not stored");
        })).Soon());

        (await Grain.GetActivation().Soon()).ShouldNotBe(first);
    }

    [Fact]
    public async Task The_grain_is_disposed_after_OnDeactivateAsync()
    {
        var isDisposedBefore = true;
        Hooks.OnDeactivate = (_, _) =>
        {
            isDisposedBefore = !Hooks.Disposed.IsEmpty;
            return Task.CompletedTask;
        };
        var activation = await Grain.GetActivation();
        await Grain.Run(Deactivate).Soon();

        await Wait.Until(() => Hooks.Disposed.Contains(activation));
        isDisposedBefore.ShouldBeFalse();
    }

    [Fact]
    public async Task Requests_to_a_dying_activation_are_taken_up_by_the_next_one()
    {
        var first = await Grain.GetActivation();
        var leaving = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource();
        Hooks.OnDeactivate = async (_, _) =>
        {
            leaving.TrySetResult();
            await release.Task;
        };

        await Grain.Run(Deactivate).Soon();
        await leaving.Task.Soon();
        var calls = Enumerable.Range(0, 100).Select(_ => Grain.GetActivation()).ToList();
        calls.ShouldAllBe(call => !call.IsCompleted);
        release.SetResult();

        var next = (await Task.WhenAll(calls).Soon()).Distinct().ShouldHaveSingleItem();
        next.ShouldNotBe(first);
        Hooks.Activated.ToArray().ShouldBe([first, next]);
    }

    [Fact]
    public async Task Requests_that_wait_behind_a_DeactivateOnIdle_run_on_the_next_activation()
    {
        var first = await Grain.GetActivation();
        var release = new TaskCompletionSource();
        var ending = Grain.Run(Scripts.New(async grain =>
        {
            await release.Task;
            grain.DeactivateOnIdle();
        }));
        var waiting = Grain.GetActivation();
        release.SetResult();

        await ending.Soon();
        (await waiting.Soon()).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_request_that_runs_is_finished_before_the_activation_ends()
    {
        var grain = silo.Grains.GetGrain<IReentrantGrain>(_key);
        var release = new TaskCompletionSource();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = grain.Run(Scripts.New(async self =>
        {
            started.SetResult();
            await release.Task;
            Hooks.Deactivated.ShouldBeEmpty();
            self.Counter.ShouldBe(0);
        }));
        await started.Task.Soon();

        await grain.Run(Deactivate).Soon();
        release.SetResult();

        await running.Soon();
        await Wait.Until(() => !Hooks.Deactivated.IsEmpty);
    }

    [Fact]
    public async Task A_throw_in_OnDeactivateAsync_does_not_keep_the_next_activation_away()
    {
        var first = await Grain.GetActivation();
        Hooks.OnDeactivate = static (_, _) => throw new KaboomException("never mind");
        await Grain.Run(Deactivate).Soon();

        (await Grain.GetActivation().Soon()).ShouldNotBe(first);
    }

    [Fact]
    public async Task There_is_never_more_than_one_activation_at_a_time_while_it_comes_and_goes()
    {
        var alive = 0;
        var most = 0;
        Hooks.OnActivate = (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref alive));
            return Task.CompletedTask;
        };
        Hooks.OnDeactivate = async (_, _) =>
        {
            await Task.Yield();
            Interlocked.Decrement(ref alive);
        };

        async Task Hammer(int seed)
        {
            for (var i = 0; i < 25; i++)
            {
                await Grain.GetActivation();
                if (i % 5 == seed % 5)
                {
                    await Grain.Run(Deactivate);
                }
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 2).Select(seed => Task.Run(() => Hammer(seed)))).Soon();

        most.ShouldBe(1);
        Hooks.Activated.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Deactivation_can_be_asked_for_from_outside_by_the_context()
    {
        global::Orleans.Runtime.IGrainContext? context = null;
        await Grain.Run(Scripts.New(grain =>
        {
            context = grain.GrainContext;
            return Task.CompletedTask;
        }));

        context!.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "test"));

        await context.Deactivated.Soon();
        Hooks.Deactivated.ShouldHaveSingleItem().Description.ShouldBe("test");
    }
}
