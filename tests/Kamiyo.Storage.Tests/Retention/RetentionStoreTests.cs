using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Retention;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Storage.Tests.Retention;

public abstract class RetentionStoreTests(TestDatabase database) : StoreTests(database)
{
    private static readonly DateTimeOffset Cutoff = Event.Noon;

    private IRetentionStore Retention => Stores.Services.GetRequiredService<IRetentionStore>();

    [Fact]
    public async Task Only_what_is_finished_and_old_is_deleted()
    {
        await InsertAsync(
            Finished("evt_processed", Cutoff.AddMicroseconds(-1)),
            Finished("evt_ignored", Cutoff.AddDays(-1)) with { Status = WebhookEventStatus.Ignored },
            Finished("evt_young", Cutoff),
            Finished("evt_dead", Cutoff.AddYears(-1)) with { Status = WebhookEventStatus.Dead },
            Finished("evt_failed", Cutoff.AddYears(-1)) with { Status = WebhookEventStatus.Failed, NextAttemptAt = Cutoff },
            Event.Received("evt_received") with { ReceivedAt = Cutoff.AddYears(-1) });

        (await Retention.CountEventsAsync(Cutoff, 100, CancellationToken.None)).ShouldBe(new DeletedEvents(2, 2));
        (await DeleteEventsAsync()).ShouldBe(new DeletedEvents(2, 2));

        string[] kept = ["evt_dead", "evt_failed", "evt_received", "evt_young"];
        (await Database.QueryAsync("SELECT event_id FROM webhook_event ORDER BY event_id")).ShouldBe(kept);
        (await Database.QueryAsync("SELECT event_id FROM webhook_payload ORDER BY event_id")).ShouldBe(kept);
        (await DeleteEventsAsync()).ShouldBe(new DeletedEvents(0, 0));
    }

    [Fact]
    public async Task A_batch_is_no_larger_than_asked_for_and_takes_the_oldest()
    {
        await InsertAsync([.. Enumerable.Range(0, 5).Select(number => Finished($"evt_{number}", Cutoff.AddDays(-number - 1)))]);

        (await DeleteEventsAsync(limit: 3)).Events.ShouldBe(3);

        (await Database.QueryAsync("SELECT event_id FROM webhook_event ORDER BY event_id")).ShouldBe(["evt_0", "evt_1"]);
        (await Retention.CountEventsAsync(Cutoff, 1, CancellationToken.None)).Events.ShouldBe(1);
    }

    [Fact]
    public async Task A_deleted_event_that_comes_again_is_stored_anew()
    {
        await InsertAsync(Finished("evt_1", Cutoff.AddDays(-1)));
        await DeleteEventsAsync();

        await InsertAsync(Event.Received("evt_1"));

        (await Stores.Events.FindPayloadAsync("evt_1", CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_the_event_did_stays()
    {
        await InsertAsync(Finished("evt_1", Cutoff.AddDays(-1)));
        (await Stores.Subscriptions.CommitAsync(Commit.Of("evt_1").WithRecords(), CancellationToken.None)).ShouldBe(CommitResult.Committed);

        await DeleteEventsAsync();

        foreach (var table in new[] { "subscription_timeline", "payment", "audit_log", "analytics_event", "outbox" })
        {
            (await Database.QueryAsync($"SELECT count(*) FROM {table}")).ShouldBe(["1"], table);
        }
    }

    [Fact]
    public async Task Payloads_can_go_before_their_events()
    {
        await InsertAsync(
            Finished("evt_1", Cutoff.AddDays(-2)),
            Finished("evt_2", Cutoff.AddDays(-2)),
            Finished("evt_3", Cutoff.AddDays(-1)),
            Finished("evt_young", Cutoff),
            Event.Received("evt_received"));

        var first = await Retention.DeletePayloadsAsync(null, Cutoff, 2, CancellationToken.None);
        var second = await Retention.DeletePayloadsAsync(first.Last, Cutoff, 2, CancellationToken.None);

        first.ShouldBe(new DeletedPayloads(2, new RetentionCursor("processed", Cutoff.AddDays(-2), "evt_2")));
        second.ShouldBe(new DeletedPayloads(1, null));
        (await Database.QueryAsync("SELECT event_id FROM webhook_payload ORDER BY event_id")).ShouldBe(["evt_received", "evt_young"]);
        (await Database.QueryAsync("SELECT count(*) FROM webhook_event")).ShouldBe(["5"]);
        (await DeleteEventsAsync()).ShouldBe(new DeletedEvents(3, 0));
        (await Retention.DeletePayloadsAsync(null, Cutoff, 2, CancellationToken.None)).ShouldBe(new DeletedPayloads(0, null));
    }

    [Fact]
    public async Task Two_processes_delete_each_event_once()
    {
        var other = (await Database.OpenAsync()).Services.GetRequiredService<IRetentionStore>();
        await InsertAsync([.. Enumerable.Range(0, 300).Select(number => Finished($"evt_{number}", Cutoff.AddMinutes(-number - 1)))]);

        var batches = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            (number % 2 == 0 ? Retention : other).DeleteEventsAsync(Cutoff, 50, CancellationToken.None)));

        batches.Sum(batch => batch.Payloads).ShouldBe(batches.Sum(batch => batch.Events));
        var left = await Database.QueryAsync("SELECT count(*) FROM webhook_event");
        left.ShouldBe([$"{300 - batches.Sum(batch => batch.Events)}"]);
        (await Database.QueryAsync("SELECT count(*) FROM webhook_payload")).ShouldBe(left);
    }

    [Fact]
    public async Task Only_finished_messages_go()
    {
        await Stores.Subscriptions.CommitAsync(
            Commit.Of("evt_1").WithMessages(Message.Mail(subject: "sub_1"), Message.Mail(subject: "sub_2")), CancellationToken.None);
        var due = Event.Noon.AddMinutes(1);
        var claimed = await Stores.Outbox.ClaimAsync(
            OutboxPartition.Of(Message.Mail()), 1, due, TimeSpan.FromMinutes(1), CancellationToken.None);
        await Stores.Outbox.FinishAsync(claimed[0], OutboxStatus.Sent, null, due, CancellationToken.None);

        (await Retention.DeleteMessagesAsync(due, 10, CancellationToken.None)).ShouldBe(0);
        (await Retention.CountMessagesAsync(due.AddSeconds(1), 10, CancellationToken.None)).ShouldBe(1);
        (await Retention.DeleteMessagesAsync(due.AddSeconds(1), 10, CancellationToken.None)).ShouldBe(1);

        (await Database.QueryAsync("SELECT status FROM outbox")).ShouldBe(["pending"]);
    }

    private static WebhookEvent Finished(string eventId, DateTimeOffset at) => Event.Received(eventId).Processed() with { ReceivedAt = at, ProcessedAt = at };

    private Task<DeletedEvents> DeleteEventsAsync(int limit = 100) => Retention.DeleteEventsAsync(Cutoff, limit, CancellationToken.None);

    private async Task InsertAsync(params IReadOnlyList<WebhookEvent> events)
    {
        var inserts = await Task.WhenAll(events.Select(row => Stores.Events.InsertAsync(row, "{}"u8.ToArray(), CancellationToken.None)));
        inserts.ShouldAllBe(isFirst => isFirst);
    }
}
