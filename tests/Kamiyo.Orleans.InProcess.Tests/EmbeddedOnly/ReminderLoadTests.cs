using Kamiyo.Orleans.InProcess.Reminders;
using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Kamiyo.Orleans.InProcess.Tests.Timing;
using Kamiyo.Testing.Time;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Tests.EmbeddedOnly;

public sealed class ReminderLoadTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly TestReminderTable _table = new();

    [Fact]
    public async Task A_hundred_thousand_reminders_need_no_more_timers_than_one()
    {
        await using var few = await StartAsync();
        var timers = _clock.ArmedTimers;
        await few.DisposeAsync();
        await FillAsync(100_000, TimeSpan.FromMinutes(5));

        await using var many = await StartAsync();

        // One for the earliest tick, which there was none of before.
        _clock.ArmedTimers.ShouldBeLessThanOrEqualTo(timers + 1);
    }

    [Fact]
    public async Task Ticks_due_at_once_are_all_delivered_a_bounded_number_at_a_time()
    {
        const int Count = 500;
        var running = 0;
        var most = 0;
        var keys = await FillAsync(Count, TimeSpan.FromMinutes(5));
        foreach (var key in keys)
        {
            Scripts.HooksOf(key).OnReminder = async (_, _, _) =>
            {
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                await Task.Yield();
                Interlocked.Decrement(ref running);
            };
        }

        await using var silo = await StartAsync(maxTicks: 10);
        await Wait.Until(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return keys.All(static key => !Scripts.HooksOf(key).Ticks.IsEmpty);
        });

        most.ShouldBeLessThanOrEqualTo(10);
    }

    [Fact]
    public void A_reminder_that_is_replaced_or_removed_is_never_taken()
    {
        var schedule = new ReminderSchedule(TimeSpan.FromMinutes(10));
        var now = _clock.GetUtcNow().UtcDateTime;
        schedule.Set(Entry("a", now + TimeSpan.FromMinutes(1)), now);
        schedule.Set(Entry("b", now + TimeSpan.FromMinutes(2)), now);
        schedule.Set(Entry("a", now + TimeSpan.FromMinutes(3)), now);
        schedule.Remove(ReminderKey.Of(Entry("b", now)));

        schedule.NextTick.ShouldBe(now + TimeSpan.FromMinutes(3));
        schedule.TryTakeDue(now + TimeSpan.FromMinutes(2), out _).ShouldBeFalse();
        schedule.TryTakeDue(now + TimeSpan.FromMinutes(3), out var taken).ShouldBeTrue();
        taken.Entry.GrainId.Key.ToString().ShouldBe("a");
        schedule.Count.ShouldBe(1);
    }

    [Fact]
    public void A_reminder_beyond_the_window_is_not_kept()
    {
        var schedule = new ReminderSchedule(TimeSpan.FromMinutes(10));
        var now = _clock.GetUtcNow().UtcDateTime;

        schedule.Set(Entry("a", now + TimeSpan.FromMinutes(11)), now);

        schedule.Count.ShouldBe(0);
        schedule.NextTick.ShouldBeNull();
    }

    [Theory]
    [InlineData(-5, 5)]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    [InlineData(3, 0)]
    [InlineData(100, 2)]
    public void The_next_tick_is_in_phase_with_the_first(int minutesAfterFirst, int minutesToNext)
    {
        var first = _clock.GetUtcNow().UtcDateTime;
        var now = first + TimeSpan.FromMinutes(minutesAfterFirst);

        TickTimes.Next(Entry("a", first), now).ShouldBe(now + TimeSpan.FromMinutes(minutesToNext));
    }

    private static ReminderEntry Entry(string key, DateTime start) => new()
    {
        GrainId = GrainId.Create("scripted", key),
        ReminderName = "r",
        StartAt = start,
        Period = TimeSpan.FromMinutes(3),
        ETag = start.ToString("O"),
    };

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); seen < value;)
        {
            var before = Interlocked.CompareExchange(ref target, value, seen);
            seen = before == seen ? value : before;
        }
    }

    private async Task<List<string>> FillAsync(int count, TimeSpan dueTime)
    {
        var keys = Enumerable.Range(0, count).Select(static _ => Guid.NewGuid().ToString()).ToList();
        foreach (var key in keys)
        {
            await _table.UpsertRow(new ReminderEntry
            {
                GrainId = GrainId.Create("scripted", key),
                ReminderName = "r",
                StartAt = _clock.GetUtcNow().UtcDateTime + dueTime,
                Period = TimeSpan.FromDays(1),
            });
        }

        return keys;
    }

    private Task<TestSilo> StartAsync(int maxTicks = 1000) => TestSilo.StartAsync(
        silo => silo
            .AddReminders()
            .Configure<InProcess.Hosting.InProcessSiloOptions>(options => options.MaxConcurrentReminderTicks = maxTicks)
            .ConfigureServices(services => services.AddSingleton<IReminderTable>(_table)),
        _clock);
}
