using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.WebhookEvents;

public abstract class WebhookEventUpdateTests(TestDatabase database) : EventStoreTests(database)
{
    [Fact]
    public async Task An_update_against_the_stored_version_is_written()
    {
        await Stores.Events.InsertAsync(Event.Received(), Payload, CancellationToken.None);
        var processed = Event.Received().Processed();

        (await Stores.Events.UpdateAsync(processed.AsChange(), CancellationToken.None)).ShouldBeTrue();

        (await Stores.Events.FindAsync("evt_1", CancellationToken.None)).ShouldBe(processed);
    }

    [Fact]
    public async Task An_update_against_another_version_is_refused()
    {
        await Stores.Events.InsertAsync(Event.Received(), Payload, CancellationToken.None);
        var processed = Event.Received().Processed();
        await Stores.Events.UpdateAsync(processed.AsChange(), CancellationToken.None);

        var late = Event.Received().Processed() with { Status = WebhookEventStatus.Dead };
        (await Stores.Events.UpdateAsync(late.AsChange(), CancellationToken.None)).ShouldBeFalse();

        (await Stores.Events.FindAsync("evt_1", CancellationToken.None)).ShouldBe(processed);
    }

    [Fact]
    public async Task An_update_from_another_status_is_refused()
    {
        await Stores.Events.InsertAsync(Event.Received(), Payload, CancellationToken.None);
        var change = Event.Received().Processed().AsChange() with { Before = WebhookEventStatus.Failed };

        (await Stores.Events.UpdateAsync(change, CancellationToken.None)).ShouldBeFalse();

        (await Stores.Events.FindAsync("evt_1", CancellationToken.None)).ShouldBe(Event.Received());
    }

    [Fact]
    public async Task An_update_of_an_unknown_event_is_refused() =>
        (await Stores.Events.UpdateAsync(Event.Received().Processed().AsChange(), CancellationToken.None)).ShouldBeFalse();

    [Fact]
    public async Task Of_two_processes_that_update_the_same_events_one_wins_each()
    {
        var other = await Database.OpenAsync();
        var events = Enumerable.Range(0, 60).Select(number => Event.Received($"evt_{number}")).ToArray();
        await Task.WhenAll(events.Select(row => Stores.Events.InsertAsync(row, Payload, CancellationToken.None)));

        var here = events.Select(row => Stores.Events.UpdateAsync(row.Processed().AsChange(), CancellationToken.None));
        var there = events.Reverse().Select(row => other.Events.UpdateAsync(row.Processed().AsChange(), CancellationToken.None));
        var results = await Task.WhenAll([.. here, .. there]);

        results.Count(isWritten => isWritten).ShouldBe(events.Length);
    }

    [Fact]
    public async Task Alerts_are_written_with_the_change_that_they_tell_of()
    {
        await Stores.Events.InsertAsync(Event.Received(), Payload, CancellationToken.None);
        var slack = Message.Notice() with { Channel = OutboxChannel.Slack };

        (await Stores.Events.UpdateAsync(Event.Received().Dead().AsChange(Message.Notice(), slack), CancellationToken.None)).ShouldBeTrue();

        (await Stores.Events.FindAsync("evt_1", CancellationToken.None)).ShouldBe(Event.Received().Dead());
        var written = await Database.QueryAsync(
            "SELECT kind || ' ' || subject || ' ' || channel || ' ' || status FROM outbox WHERE next_attempt_at = created_at ORDER BY channel");
        written.ShouldBe(["event_dead_alert evt_1 chat pending", "event_dead_alert evt_1 slack pending"]);
    }

    [Fact]
    public async Task No_alert_is_written_without_its_change()
    {
        await Stores.Events.InsertAsync(Event.Received(), Payload, CancellationToken.None);
        await Stores.Events.UpdateAsync(Event.Received().Processed().AsChange(), CancellationToken.None);

        (await Stores.Events.UpdateAsync(Event.Received().Dead().AsChange(Message.Notice()), CancellationToken.None)).ShouldBeFalse();

        (await Database.QueryAsync("SELECT subject FROM outbox")).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_change_is_written_without_its_alert()
    {
        await Stores.Events.InsertAsync(Event.Received(), Payload, CancellationToken.None);
        var bad = Message.Notice() with { Data = "not json" };

        var refused = Stores.Events.UpdateAsync(Event.Received().Dead().AsChange(bad), CancellationToken.None);

        (await Should.ThrowAsync<Exception>(refused)).ShouldNotBeOfType<StoreUnavailableException>();
        (await Stores.Events.FindAsync("evt_1", CancellationToken.None)).ShouldBe(Event.Received());
        (await Database.QueryAsync("SELECT subject FROM outbox")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_processes_that_give_up_the_same_events_one_alerts_each()
    {
        var other = await Database.OpenAsync();
        var events = Enumerable.Range(0, 60).Select(number => Event.Received($"evt_{number}")).ToArray();
        await Task.WhenAll(events.Select(row => Stores.Events.InsertAsync(row, Payload, CancellationToken.None)));

        var here = events.Select(row => Stores.Events.UpdateAsync(row.Dead().AsChange(Message.Notice(row.EventId)), CancellationToken.None));
        var there = events.Reverse().Select(row => other.Events.UpdateAsync(row.Dead().AsChange(Message.Notice(row.EventId)), CancellationToken.None));
        var results = await Task.WhenAll([.. here, .. there]);

        results.Count(isWritten => isWritten).ShouldBe(events.Length);
        (await Database.QueryAsync("SELECT count(*) FROM outbox")).ShouldBe(["60"]);
    }
}
