using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Kamiyo.Testing.Time;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Tests.Timing;

public sealed class GrainTimerTests : IAsyncLifetime
{
    // All of a test fits into the thirty seconds that a call may take by the same clock.
    private static readonly TimeSpan Unit = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _clock = new();
    private readonly string _key = Guid.NewGuid().ToString();
    private int _ticks;
    private IGrainTimer? _timer;
    private TestSilo? _silo;

    private IScriptedGrain Grain => _silo!.Grains.GetGrain<IScriptedGrain>(_key);

    public async ValueTask InitializeAsync() => _silo = await TestSilo.StartAsync(clock: _clock);

    public ValueTask DisposeAsync() => _silo!.DisposeAsync();

    [Fact]
    public async Task It_ticks_after_the_due_time_and_then_every_period()
    {
        await Start(new GrainTimerCreationOptions(Unit, 2 * Unit), Count);

        await NoTickBy(Unit - TimeSpan.FromMilliseconds(10));
        await TickBy(TimeSpan.FromMilliseconds(10), 1);
        await NoTickBy(Unit);
        await TickBy(Unit, 2);
    }

    [Fact]
    public async Task Without_a_period_it_ticks_once()
    {
        await Start(new GrainTimerCreationOptions(Unit, Timeout.InfiniteTimeSpan), Count);
        await TickBy(Unit, 1);

        await NoTickBy(30 * Unit);
    }

    [Fact]
    public async Task A_tick_never_overlaps_the_one_before_and_the_period_starts_at_its_end()
    {
        var release = new TaskCompletionSource();
        var running = 0;
        await Start(new GrainTimerCreationOptions(Unit, Unit), async _ =>
        {
            Interlocked.Increment(ref running).ShouldBe(1);
            Interlocked.Increment(ref _ticks);
            await release.Task;
            Interlocked.Decrement(ref running);
        });
        await TickBy(Unit, 1);

        _clock.Advance(10 * Unit);
        _ticks.ShouldBe(1);
        release.SetResult();
        await Wait.Until(() => Volatile.Read(ref running) == 0);
        await Grain.GetActivation();

        await TickBy(Unit, 2);
    }

    [Fact]
    public async Task A_tick_is_a_turn_and_waits_for_a_running_request()
    {
        await Start(new GrainTimerCreationOptions(Unit, Unit), Count);
        var end = await Occupy(script => Grain.Run(script));

        _clock.Advance(Unit);
        await Grain.Interleave(Scripts.New(static _ => Task.CompletedTask)).Soon();
        _ticks.ShouldBe(0);
        await end();

        await Wait.Until(() => _ticks == 1);
    }

    [Fact]
    public async Task An_interleaving_tick_does_not_wait_for_a_running_request()
    {
        await Start(new GrainTimerCreationOptions(Unit, Unit) { Interleave = true }, Count);
        var end = await Occupy(script => Grain.Run(script));

        await TickBy(Unit, 1);

        await end();
    }

    [Fact]
    public async Task A_tick_does_not_wait_for_an_always_interleaving_request()
    {
        await Start(new GrainTimerCreationOptions(Unit, Unit), Count);
        var end = await Occupy(script => Grain.Interleave(script));

        await TickBy(Unit, 1);

        await end();
    }

    [Fact]
    public async Task A_tick_can_call_its_own_grain_one_way_and_that_call_can_set_the_next_timer()
    {
        var rearm = "";
        rearm = Scripts.New(grain =>
        {
            _timer?.Dispose();
            _timer = grain.RegisterGrainTimer(
                async cancellationToken =>
                {
                    await Count(cancellationToken);
                    await grain.AsReference<IScriptedGrain>().Notify(rearm);
                },
                new GrainTimerCreationOptions(Unit, Timeout.InfiniteTimeSpan));
            return Task.CompletedTask;
        });
        await Grain.Run(rearm);

        for (var tick = 1; tick <= 3; tick++)
        {
            var before = _timer;
            await TickBy(Unit, tick);
            await Wait.Until(() => _timer != before);
        }
    }

    [Fact]
    public async Task A_disposed_timer_ticks_no_more_and_its_token_is_canceled()
    {
        CancellationToken token = default;
        await Start(new GrainTimerCreationOptions(Unit, Unit), cancellationToken =>
        {
            token = cancellationToken;
            return Count(cancellationToken);
        });
        await TickBy(Unit, 1);

        await Grain.Run(Scripts.New(_ =>
        {
            _timer!.Dispose();
            return Task.CompletedTask;
        }));

        token.IsCancellationRequested.ShouldBeTrue();
        await NoTickBy(10 * Unit);
    }

    [Fact]
    public async Task A_timer_can_dispose_itself()
    {
        await Start(new GrainTimerCreationOptions(Unit, Unit), _ =>
        {
            _timer!.Dispose();
            return Count(CancellationToken.None);
        });
        await TickBy(Unit, 1);

        await NoTickBy(10 * Unit);
    }

    [Fact]
    public async Task A_timer_ends_with_its_activation()
    {
        await Start(new GrainTimerCreationOptions(Unit, Unit), Count);
        await Grain.Run(Scripts.New(static grain =>
        {
            grain.DeactivateOnIdle();
            return Task.CompletedTask;
        }));
        await Wait.Until(() => !Scripts.HooksOf(_key).Disposed.IsEmpty);

        await NoTickBy(10 * Unit);
    }

    [Fact]
    public async Task A_throw_is_logged_and_the_timer_goes_on()
    {
        await Start(new GrainTimerCreationOptions(Unit, Unit), _ =>
        {
            Interlocked.Increment(ref _ticks);
            throw new KaboomException("tick");
        });

        await TickBy(Unit, 1);
        await Wait.Until(() => _silo!.Logs.Exceptions.OfType<KaboomException>().Any());
        await Grain.GetActivation();
        await TickBy(Unit, 2);
    }

    [Fact]
    public async Task Change_starts_anew()
    {
        await Start(new GrainTimerCreationOptions(Unit, Unit), Count);

        await Grain.Run(Scripts.New(_ =>
        {
            _timer!.Change(5 * Unit, 7 * Unit);
            return Task.CompletedTask;
        }));

        await NoTickBy(4 * Unit);
        await TickBy(Unit, 1);
        await NoTickBy(6 * Unit);
        await TickBy(Unit, 2);
    }

    [Fact]
    public async Task Change_during_a_tick_takes_effect_after_it()
    {
        await Start(new GrainTimerCreationOptions(Unit, Unit), _ =>
        {
            _timer!.Change(5 * Unit, Unit);
            return Count(CancellationToken.None);
        });
        await TickBy(Unit, 1);

        await NoTickBy(4 * Unit);
        await TickBy(Unit, 2);
    }

    [Fact]
    public async Task A_tick_sees_no_request_context_of_the_turn_that_made_the_timer()
    {
        object? seen = "nothing yet";
        RequestContext.Set("trace", "abc");
        await Start(new GrainTimerCreationOptions(Unit, Unit), _ =>
        {
            seen = RequestContext.Get("trace");
            return Count(CancellationToken.None);
        });
        RequestContext.Clear();

        await TickBy(Unit, 1);

        seen.ShouldBeNull();
    }

    [Fact]
    public async Task A_timer_set_in_OnActivateAsync_ticks()
    {
        Scripts.HooksOf(_key).OnActivate = (grain, _) =>
        {
            grain.RegisterGrainTimer(Count, Unit, Unit);
            return Task.CompletedTask;
        };
        await Grain.GetActivation();

        await TickBy(Unit, 1);
    }

    [Fact]
    public async Task A_timer_passes_its_state_on()
    {
        var seen = new List<string>();
        await Grain.Run(Scripts.New(grain =>
        {
            grain.RegisterGrainTimer(
                (state, _) =>
                {
                    seen.Add(state);
                    return Count(CancellationToken.None);
                },
                "state",
                new GrainTimerCreationOptions(Unit, Unit));
            return Task.CompletedTask;
        }));

        await TickBy(Unit, 1);

        seen.ShouldBe(["state"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_a_timer_that_says_so_keeps_its_activation(bool keepAlive)
    {
        await using var silo = await TestSilo.StartAsync(static silo => silo.Configure<GrainCollectionOptions>(static options =>
        {
            options.CollectionQuantum = TimeSpan.FromMilliseconds(500);
            options.CollectionAge = TimeSpan.FromMilliseconds(1500);
        }));
        var often = TimeSpan.FromMilliseconds(100);
        var options = new GrainTimerCreationOptions(often, often) { KeepAlive = keepAlive };
        await silo.Grains.GetGrain<IScriptedGrain>(_key).Run(Scripts.New(grain =>
        {
            grain.RegisterGrainTimer(Count, options);
            return Task.CompletedTask;
        }));
        var bystander = Guid.NewGuid().ToString();
        await silo.Grains.GetGrain<IScriptedGrain>(bystander).GetActivation();

        if (keepAlive)
        {
            await Wait.Until(() => !Scripts.HooksOf(bystander).Deactivated.IsEmpty);
            Scripts.HooksOf(_key).Deactivated.ShouldBeEmpty();
        }
        else
        {
            await Wait.Until(() => !Scripts.HooksOf(_key).Deactivated.IsEmpty);
        }
    }

    /// <summary>Has the grain run a request that doesn't end until the answer is called.</summary>
    private static async Task<Func<Task>> Occupy(Func<string, Task> call)
    {
        var release = new TaskCompletionSource();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var busy = call(Scripts.New(_ =>
        {
            started.SetResult();
            return release.Task;
        }));
        await started.Task.Soon();
        return () =>
        {
            release.SetResult();
            return busy.Soon();
        };
    }

    private Task Start(GrainTimerCreationOptions options, Func<CancellationToken, Task> tick) => Grain.Run(Scripts.New(grain =>
    {
        _timer = grain.RegisterGrainTimer(tick, options);
        return Task.CompletedTask;
    }));

    private Task Count(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _ticks);
        return Task.CompletedTask;
    }

    private async Task TickBy(TimeSpan time, int ticks)
    {
        _clock.Advance(time);
        await Wait.Until(() => Volatile.Read(ref _ticks) == ticks);

        // The next tick is set when this one has ended; a request behind it is answered after that.
        await Grain.Interleave(Scripts.New(static _ => Task.CompletedTask)).Soon();
    }

    private async Task NoTickBy(TimeSpan time)
    {
        var before = _ticks;
        _clock.Advance(time);
        await Grain.Interleave(Scripts.New(static _ => Task.CompletedTask)).Soon();
        _ticks.ShouldBe(before);
    }
}
