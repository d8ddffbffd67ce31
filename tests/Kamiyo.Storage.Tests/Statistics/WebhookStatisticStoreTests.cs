using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.Statistics;

public abstract class WebhookStatisticStoreTests(TestDatabase database) : StatisticTests(database)
{
    private const string Type = "customer.subscription.updated";

    [Fact]
    public async Task Nothing_is_counted_before_anything_happens()
    {
        (await ReadAsync()).ShouldBeEmpty();
        (await CountsAsync()).ShouldBe(StatusCounts.Of([]));
        (await Stores.Statistics.FindOldestPendingAsync(CancellationToken.None)).ShouldBeNull();
        (await Stores.Statistics.FindLastReceivedAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Received_events_are_counted_once_by_type_and_train()
    {
        await InsertAsync(
            Event.Received("evt_1"),
            Event.Received("evt_2"),
            Event.Received("evt_3") with { ApiVersion = "2020-08-27" },
            Event.Received("evt_4") with { ApiVersion = null, Type = "invoice.paid" });
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Stores.Events.InsertAsync(Event.Received("evt_1"), default, CancellationToken.None)));

        (await ReadAsync()).ShouldBe(
        [
            new WebhookStatistic(StatisticMeasure.Received, Type, "dahlia", 2),
            new WebhookStatistic(StatisticMeasure.Received, Type, "undotted", 1),
            new WebhookStatistic(StatisticMeasure.Received, "invoice.paid", "unknown", 1),
        ]);
        (await CountsAsync())[WebhookEventStatus.Received].ShouldBe(4);
    }

    [Fact]
    public async Task Of_events_that_come_together_only_those_that_are_new_are_counted()
    {
        var known = Enumerable.Range(0, 10).Select(number => Event.Received($"evt_{number}")).ToArray();
        await InsertAsync(known);
        var ids = Enumerable.Range(0, 40).Select(number => $"evt_{number}").ToArray();

        var isNew = await Task.WhenAll(ids.Select(id => Stores.Events.InsertAsync(Event.Received(id), default, CancellationToken.None)));

        isNew.ShouldBe(Enumerable.Repeat(false, known.Length).Concat(Enumerable.Repeat(true, ids.Length - known.Length)));
        (await ReadAsync()).ShouldBe([new WebhookStatistic(StatisticMeasure.Received, Type, "dahlia", ids.Length)]);
        (await CountsAsync()).ShouldBe(StatusCounts.Of([(WebhookEventStatus.Received, ids.Length)]));
    }

    [Fact]
    public async Task Outcomes_are_counted_by_type_and_latencies_by_bucket()
    {
        var failed = Event.Received("evt_2").Failed();
        await InsertAsync(Event.Received("evt_1"), Event.Received("evt_2"), Event.Received("evt_3"));
        await UpdateAsync(
            Event.Received("evt_1").Processed().AsChange(),
            failed.AsChange(),
            failed.ChangeTo(failed.Dead()),
            (Event.Received("evt_3").Processed() with { Status = WebhookEventStatus.Ignored }).AsChange());

        (await ReadAsync()).Where(statistic => statistic.Measure is not StatisticMeasure.Received).ShouldBe(
        [
            new WebhookStatistic(StatisticMeasure.Dead, Type, string.Empty, 1),
            new WebhookStatistic(StatisticMeasure.Failed, Type, string.Empty, 1),
            new WebhookStatistic(StatisticMeasure.Ignored, Type, string.Empty, 1),
            new WebhookStatistic(StatisticMeasure.Latency, string.Empty, "5000", 2),
            new WebhookStatistic(StatisticMeasure.Processed, Type, string.Empty, 1),
        ]);
    }

    [Fact]
    public async Task An_event_that_is_finished_when_it_comes_in_counts_as_both_once()
    {
        var ignored = Event.Received().Processed() with { Status = WebhookEventStatus.Ignored };
        await InsertAsync(ignored);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Stores.Events.InsertAsync(ignored, default, CancellationToken.None)));

        (await ReadAsync()).ShouldBe(
        [
            new WebhookStatistic(StatisticMeasure.Ignored, Type, string.Empty, 1),
            new WebhookStatistic(StatisticMeasure.Latency, string.Empty, "5000", 1),
            new WebhookStatistic(StatisticMeasure.Received, Type, "dahlia", 1),
        ]);
        (await CountsAsync()).ShouldBe(StatusCounts.Of([(WebhookEventStatus.Ignored, 1)]));
    }

    [Fact]
    public async Task An_operators_retry_changes_the_status_and_counts_no_attempt()
    {
        var dead = Event.Received().Dead();
        await InsertAsync(Event.Received());
        await UpdateAsync(dead.AsChange());
        var before = await ReadAsync();

        await UpdateAsync(dead.ChangeTo(dead with { Status = WebhookEventStatus.Received, Attempts = 0, Version = 3 }));

        (await ReadAsync()).ShouldBe(before);
        (await CountsAsync()).ShouldBe(StatusCounts.Of([(WebhookEventStatus.Received, 1)]));
    }

    [Fact]
    public async Task A_row_that_is_refused_is_not_counted_and_its_neighbours_are_counted_once()
    {
        var bad = Event.Received("evt_bad") with { Status = (WebhookEventStatus)99 };
        var good = Enumerable.Range(0, 40).Select(number => Event.Received($"evt_{number}")).ToArray();

        var inserts = good.Take(20).Append(bad).Concat(good.Skip(20))
            .Select(row => Stores.Events.InsertAsync(row, default, CancellationToken.None))
            .ToArray();

        await Should.ThrowAsync<ArgumentOutOfRangeException>(Task.WhenAll(inserts));
        (await CountsAsync())[WebhookEventStatus.Received].ShouldBe(40);
        (await ReadAsync()).Sum(statistic => statistic.Count).ShouldBe(40);
    }

    [Fact]
    public async Task Deleting_events_by_hand_keeps_the_counts_and_leaves_the_past()
    {
        await InsertAsync(Event.Received("evt_1"), Event.Received("evt_2"), Event.Received("evt_3"));
        await UpdateAsync(Event.Received("evt_1").Processed().AsChange());
        var before = await ReadAsync();

        await Database.QueryAsync("DELETE FROM webhook_event WHERE event_id IN ('evt_1', 'evt_2')");

        (await CountsAsync()).ShouldBe(StatusCounts.Of([(WebhookEventStatus.Received, 1)]));
        (await ReadAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_oldest_pending_event_is_the_one_that_came_first_whenever_it_is_due()
    {
        await InsertAsync(
            ReceivedAt("evt_dead", 0) with { Status = WebhookEventStatus.Dead },
            ReceivedAt("evt_done", 1) with { Status = WebhookEventStatus.Processed },
            ReceivedAt("evt_failed", 3) with { Status = WebhookEventStatus.Failed, NextAttemptAt = Event.Noon.AddDays(1) },
            ReceivedAt("evt_waiting", 4));

        (await Stores.Statistics.FindOldestPendingAsync(CancellationToken.None)).ShouldBe(Event.Noon.AddSeconds(3));

        await InsertAsync(ReceivedAt("evt_first", 2));
        (await Stores.Statistics.FindOldestPendingAsync(CancellationToken.None)).ShouldBe(Event.Noon.AddSeconds(2));
    }

    [Fact]
    public async Task The_last_event_is_the_latest_that_came_in_and_stays_when_it_is_deleted()
    {
        await InsertAsync(ReceivedAt("evt_1", 1), ReceivedAt("evt_3", 3));
        await InsertAsync(ReceivedAt("evt_2", 2));
        await UpdateAsync(ReceivedAt("evt_3", 3).Processed().AsChange());
        await Database.QueryAsync("DELETE FROM webhook_event");

        (await Stores.Statistics.FindLastReceivedAsync(CancellationToken.None)).ShouldBe(Event.Noon.AddSeconds(3));
    }
}
