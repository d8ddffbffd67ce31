using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Tests.Timing;

public sealed class ReminderRegistrationTests : ReminderSiloTests
{
    [Fact]
    public async Task An_unregistered_reminder_ticks_no_more()
    {
        await Register("r", 2 * Minute, 2 * Minute);
        await TickBy(2 * Minute, 1);

        await Grain.Run(Scripts.New(static async grain =>
        {
            var reminder = await grain.GetReminder("r");
            await grain.UnregisterReminder(reminder!);
            (await grain.GetReminder("r")).ShouldBeNull();
        }));

        Table.Rows.ShouldBeEmpty();
        await NoTickBy(10 * Minute);
    }

    [Fact]
    public async Task A_reminder_can_unregister_itself()
    {
        await Register("r", 2 * Minute, 2 * Minute);
        Hooks.OnReminder = static async (grain, name, _) => await grain.UnregisterReminder((await grain.GetReminder(name))!);
        await TickBy(2 * Minute, 1);
        await Wait.Until(() => !Table.Rows.Any());

        await NoTickBy(10 * Minute);
    }

    [Fact]
    public async Task Registering_again_replaces_the_schedule()
    {
        await Register("r", 2 * Minute, 2 * Minute);
        await Register("r", 5 * Minute, 4 * Minute);

        await NoTickBy(4 * Minute);
        await TickBy(Minute, 1);
        await NoTickBy(3 * Minute);
        await TickBy(Minute, 2);
    }

    [Fact]
    public async Task Reminders_of_a_grain_are_listed_by_name()
    {
        await Register("one", 2 * Minute, 2 * Minute);
        await Register("two", 2 * Minute, 2 * Minute);

        await Grain.Run(Scripts.New(static async grain =>
        {
            (await grain.GetReminders()).Select(static reminder => reminder.ReminderName).Order().ShouldBe(["one", "two"]);
            (await grain.GetReminder("three")).ShouldBeNull();
        }));
    }

    [Fact]
    public async Task A_handle_from_before_a_replacement_does_not_remove_the_new_reminder()
    {
        await Should.ThrowAsync<ReminderException>(() => Grain.Run(Scripts.New(static async grain =>
        {
            var old = await grain.RegisterOrUpdateReminder("r", Minute, Minute);
            await grain.RegisterOrUpdateReminder("r", Minute, Minute);
            await grain.UnregisterReminder(old);
        })));

        Table.Rows.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(59)]
    [InlineData(0)]
    public async Task A_period_below_a_minute_is_refused(int seconds)
    {
        await Should.ThrowAsync<ArgumentException>(() => Register("r", Minute, TimeSpan.FromSeconds(seconds)));

        Table.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_due_time_below_zero_is_refused() =>
        await Should.ThrowAsync<ArgumentException>(() => Register("r", TimeSpan.FromSeconds(-2), Minute));

    [Fact]
    public async Task A_reminder_stored_by_someone_else_is_found()
    {
        await Grain.GetActivation();
        await Table.UpsertRow(new ReminderEntry
        {
            GrainId = Grain.GetGrainId(),
            ReminderName = "foreign",
            StartAt = Clock.GetUtcNow().UtcDateTime + (8 * Minute),
            Period = TimeSpan.FromHours(1),
        });

        var reads = Table.RangeReads;
        Clock.Advance(5 * Minute);
        await Wait.Until(() => Table.RangeReads > reads);

        // In two steps: a refresh that ran just at the due time would take the reminder for missed.
        await NoTickBy(Minute);
        Clock.Advance(2 * Minute);

        await UntilTicks(1);
    }

    [Fact]
    public async Task A_reminder_can_be_registered_only_by_a_turn()
    {
        await Grain.Run(Scripts.New(static async grain =>
        {
            await Should.ThrowAsync<InvalidOperationException>(
                () => Task.Run(() => grain.RegisterOrUpdateReminder("r", Minute, Minute)));
        }));
    }
}
