using Kamiyo.Storage.Backlog;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Storage.Tests.Backlog;

public abstract class BacklogReaderTests(TestDatabase database) : StoreTests(database)
{
    [Fact]
    public async Task An_empty_database_has_no_backlog() => (await Read()).ShouldBe(new BacklogCounts(0, 0, null, 0, 0));

    [Fact]
    public async Task What_is_unfinished_is_counted_and_the_longest_waiting_found()
    {
        await Insert("evt_new");
        var failed = await Insert("evt_failed");
        await Update(failed with
        {
            Status = WebhookEventStatus.Failed,
            NextAttemptAt = Event.Noon.AddHours(1),
            Attempts = 1,
            ErrorMessage = "broken",
            Version = 2,
        });
        await Update((await Insert("evt_dead")).Dead());
        await Update((await Insert("evt_done")).Processed());

        var backlog = await Read();

        backlog.PendingEvents.ShouldBe(2);
        backlog.DeadEvents.ShouldBe(1);
        backlog.OldestEventDueAt.ShouldBe(Event.Received("evt_new").ReceivedAt);
    }

    [Fact]
    public async Task An_event_is_due_at_its_next_attempt()
    {
        var failed = await Insert("evt_failed");
        await Update(failed with
        {
            Status = WebhookEventStatus.Failed,
            NextAttemptAt = Event.Noon.AddHours(1),
            Attempts = 1,
            ErrorMessage = "broken",
            Version = 2,
        });

        (await Read()).OldestEventDueAt.ShouldBe(Event.Noon.AddHours(1));
    }

    [Fact]
    public async Task Messages_are_counted_by_what_they_wait_for()
    {
        var commit = Commit.Of("evt_1").WithEmail(null).WithMessages(
            Message.Mail(subject: "sub_1"), Message.Mail(subject: "sub_2"), Message.Mail(subject: "sub_3", recipient: "someone@example.com"));
        await Stores.Subscriptions.CommitAsync(commit, CancellationToken.None);

        var backlog = await Read();

        backlog.PendingMessages.ShouldBe(1);
        backlog.WaitingMessages.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_that_is_sent_counts_no_more()
    {
        await Stores.Subscriptions.CommitAsync(
            Commit.Of("evt_1").WithMessages(Message.Mail(recipient: "someone@example.com")), CancellationToken.None);
        for (var partition = 0; partition < Stores.Outbox.Partitions; partition++)
        {
            foreach (var message in await Stores.Outbox.ClaimAsync(partition, 10, Event.Noon.AddHours(1), TimeSpan.FromMinutes(5), CancellationToken.None))
            {
                await Stores.Outbox.FinishAsync(message, OutboxStatus.Sent, reason: null, Event.Noon.AddHours(1), CancellationToken.None);
            }
        }

        (await Read()).PendingMessages.ShouldBe(0);
    }

    private Task<BacklogCounts> Read() => Stores.Services.GetRequiredService<IBacklogReader>().ReadAsync(CancellationToken.None);

    private async Task<WebhookEvent> Insert(string eventId)
    {
        var received = Event.Received(eventId);
        (await Stores.Events.InsertAsync(received, "{}"u8.ToArray(), CancellationToken.None)).ShouldBeTrue();
        return received;
    }

    private async Task Update(WebhookEvent next) => (await Stores.Events.UpdateAsync(next, [], CancellationToken.None)).ShouldBeTrue();
}
