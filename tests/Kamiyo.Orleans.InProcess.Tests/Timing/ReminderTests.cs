using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;

namespace Kamiyo.Orleans.InProcess.Tests.Timing;

public sealed class ReminderTests : ReminderSiloTests
{
    [Fact]
    public async Task It_ticks_after_the_due_time_and_then_every_period()
    {
        var start = Clock.GetUtcNow();
        await Register("r", 2 * Minute, 3 * Minute);

        await NoTickBy(Minute);
        await TickBy(Minute, 1);
        await NoTickBy(2 * Minute);
        await TickBy(Minute, 2);

        var status = Hooks.Ticks.Last();
        status.FirstTickTime.ShouldBe((start + (2 * Minute)).UtcDateTime);
        status.Period.ShouldBe(3 * Minute);
        (status.CurrentTickTime - (start + (5 * Minute)).UtcDateTime).ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_reminder_brings_its_grain_back_to_memory()
    {
        await Register("r", 2 * Minute, 2 * Minute);
        await Grain.Run(Scripts.New(static grain =>
        {
            grain.DeactivateOnIdle();
            return Task.CompletedTask;
        }));
        await Wait.Until(() => !Hooks.Disposed.IsEmpty);

        await TickBy(2 * Minute, 1);

        Hooks.Activated.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_reminder_survives_a_restart_and_keeps_its_phase()
    {
        await Register("r", 2 * Minute, 3 * Minute);
        Clock.Advance(Minute);
        await RestartAsync();

        await TickBy(Minute, 1);
        await NoTickBy(2 * Minute);
        await TickBy(Minute, 2);
    }

    [Fact]
    public async Task Ticks_missed_while_the_silo_was_down_collapse_into_the_next_one_in_phase()
    {
        await Register("r", 2 * Minute, 3 * Minute);
        await StopAsync();
        Clock.Advance(60 * Minute);
        await RestartAsync();

        // First ticks were due at 2, 5, … 59 minutes; the next is due at 62.
        await NoTickBy(Minute);
        await TickBy(Minute, 1);
        await NoTickBy(2 * Minute);
    }

    [Fact]
    public async Task Ticks_missed_during_a_long_tick_collapse_into_the_next_one()
    {
        var release = new TaskCompletionSource();
        await Register("r", 2 * Minute, 2 * Minute);
        Hooks.OnReminder = (_, _, _) => release.Task;
        await TickBy(2 * Minute, 1);

        Clock.Advance(TimeSpan.FromSeconds(5));
        Hooks.Ticks.Count.ShouldBe(1);
        release.SetResult();
        await Grain.GetActivation().Soon();

        await SettleAsync();
        Clock.Advance((2 * Minute) - TimeSpan.FromSeconds(5));
        await UntilTicks(2);
    }

    [Fact]
    public async Task A_tick_that_fails_is_logged_and_the_reminder_goes_on()
    {
        await Register("r", 2 * Minute, 2 * Minute);
        Hooks.OnReminder = static (_, _, _) => throw new KaboomException("tick");

        await TickBy(2 * Minute, 1);
        await Wait.Until(() => Silo.Logs.Exceptions.Any(static error => error.ToString().Contains("tick", StringComparison.Ordinal)));
        await TickBy(2 * Minute, 2);
    }

    [Fact]
    public async Task A_tick_is_a_turn()
    {
        var inTurn = false;
        await Register("r", 2 * Minute, 2 * Minute);
        Hooks.OnReminder = async (_, name, _) =>
        {
            name.ShouldBe("r");
            var scheduler = TaskScheduler.Current;
            await Task.Yield();
            inTurn = scheduler != TaskScheduler.Default && TaskScheduler.Current == scheduler;
        };

        await TickBy(2 * Minute, 1);

        await Wait.Until(() => inTurn);
    }

    [Fact]
    public async Task A_reminder_can_move_itself_during_its_tick()
    {
        await Register("r", 2 * Minute, Minute);
        Hooks.OnReminder = static (grain, name, _) => grain.RegisterOrUpdateReminder(name, 5 * Minute, Minute);
        await TickBy(2 * Minute, 1);

        await NoTickBy(4 * Minute);
        await TickBy(Minute, 2);
    }

    [Fact]
    public async Task A_grain_that_ends_itself_with_each_tick_is_brought_back_by_the_next()
    {
        await Register("r", 2 * Minute, 2 * Minute);
        Hooks.OnReminder = static (grain, _, _) =>
        {
            grain.DeactivateOnIdle();
            return Task.CompletedTask;
        };

        await TickBy(2 * Minute, 1);
        await Wait.Until(() => Hooks.Disposed.Count == 1);
        await TickBy(2 * Minute, 2);
        await Wait.Until(() => Hooks.Disposed.Count == 2);

        Hooks.Activated.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Work_that_a_tick_hands_to_its_own_grain_one_way_holds_up_no_later_tick()
    {
        var release = new TaskCompletionSource();
        var works = 0;
        var work = Scripts.New(_ =>
        {
            works++;
            return release.Task;
        });
        await Register("r", 2 * Minute, 2 * Minute);
        Hooks.OnReminder = (grain, _, _) => grain.AsReference<IScriptedGrain>().Notify(work);

        await TickBy(2 * Minute, 1);
        await TickBy(2 * Minute, 2);

        await Wait.Until(() => works == 2);
        release.SetResult();
    }

    [Fact]
    public async Task A_startup_task_can_have_grains_register_reminders()
    {
        var register = Scripts.New(static grain => grain.RegisterOrUpdateReminder("started", 2 * Minute, 2 * Minute));
        await RestartAsync(silo => silo.AddStartupTask((services, cancellationToken) =>
            services.GetRequiredService<IGrainFactory>().GetGrain<IScriptedGrain>(Key).Run(register, cancellationToken)));

        Table.Rows.ShouldHaveSingleItem();
        await TickBy(2 * Minute, 1);
    }

    [Fact]
    public async Task A_due_time_of_zero_ticks_at_once()
    {
        await Register("r", TimeSpan.Zero, 2 * Minute);

        await UntilTicks(1);
    }

    [Fact]
    public async Task A_reminder_far_ahead_ticks_when_its_time_comes()
    {
        await Register("r", TimeSpan.FromHours(3), TimeSpan.FromHours(24));

        // The table is read again every five minutes, which takes real time.
        for (var i = 0; i < 3 * 60 / 5; i++)
        {
            Hooks.Ticks.ShouldBeEmpty();
            var reads = Table.RangeReads;
            Clock.Advance(5 * Minute);
            await Wait.Until(() => Table.RangeReads > reads);
            await SettleAsync();
        }

        await UntilTicks(1);
    }
}
