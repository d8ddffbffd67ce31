using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.Statistics;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.Subscriptions;

/// <summary>A commit finishes the event that it applies.</summary>
public abstract class FinishedEventTests(TestDatabase database) : StatisticTests(database)
{
    [Fact]
    public async Task A_commit_finishes_the_row_of_its_event()
    {
        var received = await InsertedAsync("evt_1");

        (await CommitAsync(Commit.Of("evt_1").Finishing(received))).ShouldBe(CommitResult.Committed);

        (await FindAsync("evt_1")).ShouldBe(received.Processed());
    }

    [Fact]
    public async Task A_commit_finishes_an_event_that_had_failed_and_clears_its_error()
    {
        var received = await InsertedAsync("evt_1");
        var failed = received.Failed("no answer", "at once");
        await UpdateAsync(failed.AsChange());

        (await CommitAsync(Commit.Of("evt_1").Finishing(failed))).ShouldBe(CommitResult.Committed);

        (await FindAsync("evt_1")).ShouldBe(failed.Processed() with { NextAttemptAt = null, ErrorMessage = null, ErrorDetail = null });
    }

    [Fact]
    public async Task An_event_that_another_writer_has_changed_is_left_as_that_has_written_it()
    {
        var received = await InsertedAsync("evt_1");
        var dead = received.Dead();
        await UpdateAsync(dead.AsChange());

        (await CommitAsync(Commit.Of("evt_1").Finishing(received))).ShouldBe(CommitResult.CommittedWithoutEvent);

        (await FindAsync("evt_1")).ShouldBe(dead);
        (await Stores.Subscriptions.FindTimelineEntryAsync("evt_1", CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_refused_commit_leaves_its_event_waiting()
    {
        var received = await InsertedAsync("evt_1");

        (await CommitAsync(Commit.Of("evt_1", version: 7).Finishing(received))).ShouldBe(CommitResult.StaleVersion);
        (await FindAsync("evt_1")).ShouldBe(received);

        await CommitAsync(Commit.Of("evt_1"));
        (await CommitAsync(Commit.Of("evt_1", version: 2).Finishing(received))).ShouldBe(CommitResult.AlreadyApplied);
        (await FindAsync("evt_1")).ShouldBe(received);
    }

    [Fact]
    public async Task Commits_with_and_without_an_event_share_a_batch()
    {
        var received = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => InsertedAsync($"evt_{number}")));

        var finishing = received.Select((row, number) => CommitAsync(Commit.Of(row.EventId, $"cus_{number}").Finishing(row)));
        var others = Enumerable.Range(0, 20).Select(number => CommitAsync(Commit.Of($"override_{number}", $"cus_other_{number}")));

        (await Task.WhenAll([.. finishing, .. others])).ShouldAllBe(result => result == CommitResult.Committed);
        (await CountsAsync())[WebhookEventStatus.Processed].ShouldBe(20);
    }

    [Fact]
    public async Task What_a_commit_finishes_is_counted_once_and_what_it_leaves_is_not()
    {
        var finished = await InsertedAsync("evt_1");
        var left = await InsertedAsync("evt_2");
        await CommitAsync(Commit.Of("evt_1").Finishing(finished));
        await CommitAsync(Commit.Of("evt_2", "cus_2").Finishing(left with { Version = 9 }));

        var counts = await CountsAsync();
        counts[WebhookEventStatus.Received].ShouldBe(1);
        counts[WebhookEventStatus.Processed].ShouldBe(1);
        var statistics = await ReadAsync();
        statistics.Where(statistic => statistic.Measure is StatisticMeasure.Processed).ShouldHaveSingleItem().Count.ShouldBe(1);
        statistics.Where(statistic => statistic.Measure is StatisticMeasure.Latency).ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    private Task<CommitResult> CommitAsync(SubscriptionCommit commit) => Stores.Subscriptions.CommitAsync(commit, CancellationToken.None);

    private Task<WebhookEvent?> FindAsync(string eventId) => Stores.Events.FindAsync(eventId, CancellationToken.None);

    private async Task<WebhookEvent> InsertedAsync(string eventId)
    {
        var received = Event.Received(eventId);
        await InsertAsync(received);
        return received;
    }
}
