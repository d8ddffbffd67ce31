using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Storage.Tests.Reminders;

public sealed class ReminderTableTests() : StoreTests(new SqliteTestDatabase())
{
    private static readonly GrainId Grain = GrainId.Create("subscription", "acct_1/cus_1");

    [Fact]
    public async Task An_entry_comes_back_as_it_was_stored()
    {
        var etag = await Table.UpsertRow(Entry(Grain));

        var found = (await Table.ReadRow(Grain, "retry")).ShouldNotBeNull();
        found.GrainId.ShouldBe(Grain);
        (found.ReminderName, found.StartAt, found.Period, found.ETag)
            .ShouldBe(("retry", Event.Noon.UtcDateTime, TimeSpan.FromMinutes(1), etag));
        found.StartAt.Kind.ShouldBe(DateTimeKind.Utc);
        (await Table.ReadRow(Grain, "other")).ShouldBeNull();
        (await Table.ReadRows(Grain)).Reminders.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_entry_is_removed_by_its_latest_etag_only()
    {
        var old = await Table.UpsertRow(Entry(Grain));
        var latest = await Table.UpsertRow(Entry(Grain));

        (await Table.RemoveRow(Grain, "retry", old!)).ShouldBeFalse();
        (await Table.RemoveRow(Grain, "retry", "no etag")).ShouldBeFalse();
        (await Table.RemoveRow(Grain, "retry", latest!)).ShouldBeTrue();
        (await Table.ReadRow(Grain, "retry")).ShouldBeNull();
    }

    [Fact]
    public async Task A_range_of_the_ring_and_the_rest_of_it_hold_every_entry_once()
    {
        var grains = Enumerable.Range(0, 50).Select(number => GrainId.Create("webhookevent", $"evt_{number}")).ToArray();
        foreach (var grain in grains)
        {
            await Table.UpsertRow(Entry(grain));
        }

        var begin = grains[0].GetUniformHashCode();
        var end = grains[1].GetUniformHashCode();
        var inside = await Table.ReadRows(begin, end);
        var outside = await Table.ReadRows(end, begin);

        inside.Reminders.Concat(outside.Reminders).Select(entry => entry.GrainId).ShouldBe(grains, ignoreOrder: true);
        inside.Reminders.ShouldContain(entry => entry.GrainId == grains[1]);
        inside.Reminders.ShouldNotContain(entry => entry.GrainId == grains[0]);
        (await Table.ReadRows(7, 7)).Reminders.Count.ShouldBe(grains.Length);
        (await Table.ReadRows(0, uint.MaxValue)).Reminders.Count.ShouldBe(grains.Length);
    }

    [Fact]
    public async Task Clearing_leaves_nothing()
    {
        await Table.UpsertRow(Entry(Grain));

        await Table.TestOnlyClearTable();

        (await Table.ReadRows(0, 0)).Reminders.ShouldBeEmpty();
    }

    private IReminderTable Table => Stores.Services.GetRequiredService<IReminderTable>();

    private static ReminderEntry Entry(GrainId grain) => new()
    {
        GrainId = grain,
        ReminderName = "retry",
        StartAt = Event.Noon.UtcDateTime,
        Period = TimeSpan.FromMinutes(1),
    };
}
