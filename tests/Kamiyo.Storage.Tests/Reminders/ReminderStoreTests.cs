using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Reminders;

public abstract class ReminderStoreTests(TestDatabase database) : StoreTests(database)
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_reminder_comes_back_as_it_was_stored()
    {
        (await UpsertAsync("webhookevent/evt_1", "retry")).ShouldBe(1);

        var found = (await Stores.Reminders.FindAsync("webhookevent/evt_1", "retry", CancellationToken.None)).ShouldNotBeNull();
        found.StartAt.ShouldBe(Event.Noon);
        found.Period.ShouldBe(Period);
        found.Version.ShouldBe(1);
        (await Stores.Reminders.FindAsync("webhookevent/evt_1", "other", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Storing_it_again_replaces_it_under_a_new_version()
    {
        await UpsertAsync("webhookevent/evt_1", "retry");
        (await Stores.Reminders.UpsertAsync("webhookevent/evt_1", "retry", Event.Noon.AddHours(1), Period, CancellationToken.None)).ShouldBe(2);

        var found = (await Stores.Reminders.ListAsync("webhookevent/evt_1", CancellationToken.None)).ShouldHaveSingleItem();
        found.StartAt.ShouldBe(Event.Noon.AddHours(1));
    }

    [Fact]
    public async Task Only_the_version_that_was_read_is_removed()
    {
        await UpsertAsync("webhookevent/evt_1", "retry");
        await UpsertAsync("webhookevent/evt_1", "retry");

        (await Stores.Reminders.RemoveAsync("webhookevent/evt_1", "retry", 1, CancellationToken.None)).ShouldBeFalse();
        (await Stores.Reminders.RemoveAsync("webhookevent/evt_1", "retry", 2, CancellationToken.None)).ShouldBeTrue();
        (await Stores.Reminders.ListAllAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reminders_are_listed_by_grain_or_all()
    {
        await UpsertAsync("webhookevent/evt_1", "a");
        await UpsertAsync("webhookevent/evt_1", "b");
        await UpsertAsync("webhookevent/evt_2", "a");

        (await Stores.Reminders.ListAsync("webhookevent/evt_1", CancellationToken.None)).Select(row => row.Name).ShouldBe(["a", "b"]);
        (await Stores.Reminders.ListAllAsync(CancellationToken.None)).Count.ShouldBe(3);

        await Stores.Reminders.ClearAsync(CancellationToken.None);
        (await Stores.Reminders.ListAllAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    private Task<long> UpsertAsync(string grainId, string name) =>
        Stores.Reminders.UpsertAsync(grainId, name, Event.Noon, Period, CancellationToken.None);
}
