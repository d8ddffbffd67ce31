using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;

namespace Kamiyo.Orleans.InProcess.Tests.Activations;

public sealed class TurnTests(SharedSilo silo)
{
    private readonly string _key = Guid.NewGuid().ToString();

    private IScriptedGrain Grain => silo.Grains.GetGrain<IScriptedGrain>(_key);

    [Fact]
    public async Task Requests_never_overlap_under_load()
    {
        var running = 0;
        var overlaps = 0;
        var script = Scripts.New(async grain =>
        {
            overlaps += Interlocked.Increment(ref running) == 1 ? 0 : 1;
            var before = grain.Counter;
            await Task.Yield();
            await Task.Delay(0);
            await Task.Run(static () => { });
            grain.Counter = before + 1;
            Interlocked.Decrement(ref running);
        });

        await Task.WhenAll(Enumerable.Range(0, 2000).Select(_ => Task.Run(() => Grain.Run(script)))).Soon();

        overlaps.ShouldBe(0);
        await Grain.Run(Scripts.New(grain =>
        {
            grain.Counter.ShouldBe(2000);
            return Task.CompletedTask;
        }));
    }

    [Fact]
    public async Task Continuations_stay_on_the_activation()
    {
        await Grain.Run(Scripts.New(async _ =>
        {
            var scheduler = TaskScheduler.Current;
            scheduler.ShouldNotBe(TaskScheduler.Default);
            await Task.Yield();
            TaskScheduler.Current.ShouldBeSameAs(scheduler);
            await Task.Delay(1);
            TaskScheduler.Current.ShouldBeSameAs(scheduler);
            await Task.Run(static () => TaskScheduler.Current.ShouldBe(TaskScheduler.Default));
            TaskScheduler.Current.ShouldBeSameAs(scheduler);
            await Task.Delay(1).ConfigureAwait(false);
            TaskScheduler.Current.ShouldBe(TaskScheduler.Default);
        })).Soon();
    }

    [Fact]
    public async Task Tasks_that_a_grain_starts_with_a_factory_are_turns_of_it()
    {
        await Grain.Run(Scripts.New(async _ =>
        {
            var running = 0;
            var started = Enumerable.Range(0, 100).Select(_ => Task.Factory.StartNew(() =>
            {
                Interlocked.Increment(ref running).ShouldBe(1);
                Interlocked.Decrement(ref running);
            }));
            await Task.WhenAll(started.ToList());
        })).Soon();
    }

    [Fact]
    public async Task Concurrent_tasks_of_one_request_never_run_at_once()
    {
        await Grain.Run(Scripts.New(async grain =>
        {
            async Task Add()
            {
                for (var i = 0; i < 100; i++)
                {
                    var before = grain.Counter;
                    grain.Counter = before + 1;
                    await Task.Yield();
                }
            }

            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Add()));
            grain.Counter.ShouldBe(1000);
        })).Soon();
    }

    [Fact]
    public async Task A_slow_grain_holds_up_nobody_else()
    {
        var release = new TaskCompletionSource();
        var slow = Grain.Run(Scripts.New(_ => release.Task));

        await silo.Grains.GetGrain<IScriptedGrain>(Guid.NewGuid().ToString()).GetActivation().Soon();

        slow.IsCompleted.ShouldBeFalse();
        release.SetResult();
        await slow.Soon();
    }

    [Fact]
    public async Task Two_grains_that_call_each_other_all_the_time_come_to_an_end()
    {
        var other = silo.Grains.GetGrain<IScriptedGrain>(Guid.NewGuid().ToString());
        var pong = Scripts.New(static _ => Task.CompletedTask);

        await Grain.Run(Scripts.New(async _ =>
        {
            for (var i = 0; i < 1000; i++)
            {
                await other.Run(pong);
            }
        })).Soon();
    }

    [Fact]
    public async Task Code_after_an_awaited_call_outside_grains_does_not_run_in_the_grain()
    {
        await Grain.GetActivation();

        TaskScheduler.Current.ShouldBe(TaskScheduler.Default);
    }
}
