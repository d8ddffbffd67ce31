using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.WebhookEvents;

public abstract class DueWebhookEventTests(TestDatabase database) : EventStoreTests(database)
{
    [Fact]
    public async Task Due_are_events_that_wait_for_their_first_or_next_attempt_the_longest_waiting_first()
    {
        await InsertAsync(
            Event.Received("evt_received") with { ReceivedAt = Event.Noon.AddMinutes(2) },
            Event.Received("evt_failed") with { Status = WebhookEventStatus.Failed, NextAttemptAt = Event.Noon.AddMinutes(1) },
            Event.Received("evt_later") with { Status = WebhookEventStatus.Failed, NextAttemptAt = Event.Noon.AddMinutes(3) },
            Event.Received("evt_processed") with { Status = WebhookEventStatus.Processed },
            Event.Received("evt_ignored") with { Status = WebhookEventStatus.Ignored },
            Event.Received("evt_dead") with { Status = WebhookEventStatus.Dead });

        (await FindDueAsync(Event.Noon.AddDays(1))).ShouldBe(["evt_failed", "evt_received", "evt_later"]);
    }

    [Fact]
    public async Task An_event_is_due_from_its_very_moment_on()
    {
        var next = Event.Noon.AddMinutes(5);
        await InsertAsync(
            Event.Received("evt_received") with { ReceivedAt = next },
            Event.Received("evt_failed") with { Status = WebhookEventStatus.Failed, NextAttemptAt = next });

        (await FindDueAsync(next.AddMicroseconds(-1))).ShouldBeEmpty();
        (await FindDueAsync(next)).ShouldBe(["evt_failed", "evt_received"]);
    }

    [Fact]
    public async Task No_more_due_events_are_found_than_asked_for()
    {
        await InsertAsync([.. Enumerable.Range(0, 9)
            .Select(number => Event.Received($"evt_{number}") with { ReceivedAt = Event.Noon.AddSeconds(-number) })]);

        (await FindDueAsync(Event.Noon, limit: 3)).ShouldBe(["evt_8", "evt_7", "evt_6"]);
    }

    [Fact]
    public async Task Pages_of_due_events_go_on_where_the_last_one_ended_also_among_events_of_one_moment()
    {
        var ids = Enumerable.Range(0, 10).Select(number => $"evt_{number}").ToArray();
        await InsertAsync([.. ids.Select((id, number) => Event.Received(id) with { ReceivedAt = Event.Noon.AddSeconds(number / 7) })]);

        var found = new List<string>();
        DueWebhookEvent? last = null;
        do
        {
            var page = await Stores.Events.FindDueAsync(last, Event.Noon.AddDays(1), 3, CancellationToken.None);
            found.AddRange(page.Select(due => due.EventId));
            last = page.Count == 3 ? page[^1] : null;
        }
        while (last is not null);

        found.ShouldBe(ids);
    }

    [Fact]
    public async Task An_event_that_has_come_to_its_end_is_not_due_any_more()
    {
        await InsertAsync(Event.Received());

        await Stores.Events.UpdateAsync(Event.Received().Processed().AsChange(), CancellationToken.None);

        (await FindDueAsync(Event.Noon.AddDays(1))).ShouldBeEmpty();
    }

    private async Task<IEnumerable<string>> FindDueAsync(DateTimeOffset dueBy, int limit = 100) =>
        (await Stores.Events.FindDueAsync(after: null, dueBy, limit, CancellationToken.None)).Select(due => due.EventId);
}
