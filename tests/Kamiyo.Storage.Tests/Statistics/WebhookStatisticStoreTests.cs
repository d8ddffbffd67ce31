using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.Statistics;

public abstract class WebhookStatisticStoreTests(TestDatabase database) : StoreTests(database)
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

    /// <summary>Two processes, duplicates, stale versions, lost races, folding in between, deletions: all of it at once where it can be.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_the_counters_equal_a_full_count(int seed)
    {
        var random = new Random(seed);
        var processes = new[] { Stores, await Database.OpenAsync() };
        var known = new Dictionary<string, WebhookEvent>(StringComparer.Ordinal);
        for (var round = 0; round < 8; round++)
        {
            var inserts = Enumerable.Range(0, 30)
                .Select(_ => (Event: Some(random.Next(60)), Process: processes[random.Next(2)]))
                .ToList();
            await Task.WhenAll(inserts.Select(insert => insert.Process.Events.InsertAsync(insert.Event, default, CancellationToken.None)));
            inserts.ForEach(insert => known.TryAdd(insert.Event.EventId, insert.Event));

            var changes = Enumerable.Range(0, 40)
                .Select(_ => SomeStep(random, known.Values.ElementAt(random.Next(known.Count))))
                .OfType<WebhookEventChange>()
                .Select(async change => (change.After, IsWritten: await processes[random.Next(2)].Events.UpdateAsync(change, CancellationToken.None)))
                .ToList();
            foreach (var (after, _) in (await Task.WhenAll(changes)).Where(change => change.IsWritten))
            {
                known[after.EventId] = after;
            }

            await Stores.Statistics.FoldAsync(Event.Noon.AddHours(random.Next(4)), CancellationToken.None);
        }

        await ShouldEqualFullCount();
        await Database.QueryAsync("DELETE FROM webhook_event WHERE status IN ('processed', 'dead')");
        (await CountsAsync()).ShouldBe(await FullCountsAsync());
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
    public async Task A_span_begins_with_its_first_minute_and_ends_before_its_last()
    {
        await InsertAsync(ReceivedAt("evt_1", 0), ReceivedAt("evt_2", 59), ReceivedAt("evt_3", 60), ReceivedAt("evt_4", 120));

        var read = await Stores.Statistics.ReadAsync(Event.Noon.AddMinutes(1), Event.Noon.AddMinutes(2), CancellationToken.None);

        read.ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_series_has_every_step()
    {
        var processed = ReceivedAt("evt_1", 0).Processed() with { ProcessedAt = Event.Noon.AddMinutes(16) };
        await InsertAsync(ReceivedAt("evt_1", 0), ReceivedAt("evt_2", 299), ReceivedAt("evt_3", 300));
        await UpdateAsync(processed.AsChange());

        var series = await Stores.Statistics.ReadSeriesAsync(
            Event.Noon, Event.Noon.AddMinutes(20), TimeSpan.FromMinutes(5), CancellationToken.None);

        series.ShouldBe(
        [
            new WebhookStatisticPoint(Event.Noon, 2, 0, 0, 0, 0),
            new WebhookStatisticPoint(Event.Noon.AddMinutes(5), 1, 0, 0, 0, 0),
            new WebhookStatisticPoint(Event.Noon.AddMinutes(10), 0, 0, 0, 0, 0),
            new WebhookStatisticPoint(Event.Noon.AddMinutes(15), 0, 1, 0, 0, 0),
        ]);
    }

    [Fact]
    public async Task Folding_leaves_one_row_an_hour_and_every_sum_as_it_was()
    {
        await InsertAsync([.. Enumerable.Range(0, 120).Select(minute => ReceivedAt($"evt_{minute}", minute * 60))]);

        (await Stores.Statistics.FoldAsync(Event.Noon.AddMinutes(119), CancellationToken.None)).ShouldBeGreaterThanOrEqualTo(59);

        (await MinutesAsync()).ShouldBe(61);
        var hours = await Stores.Statistics.ReadSeriesAsync(Event.Noon, Event.Noon.AddHours(2), TimeSpan.FromHours(1), CancellationToken.None);
        hours.Select(hour => hour.Received).ShouldBe([60, 60]);
    }

    [Fact]
    public async Task Folding_again_changes_nothing_but_takes_in_what_came_late()
    {
        await InsertAsync(ReceivedAt("evt_1", 600), ReceivedAt("evt_2", 1_200));
        await Stores.Statistics.FoldAsync(Event.Noon.AddHours(1), CancellationToken.None);
        var folded = await ReadAsync();

        (await Stores.Statistics.FoldAsync(Event.Noon.AddHours(1), CancellationToken.None)).ShouldBe(0);
        (await ReadAsync()).ShouldBe(folded);

        await InsertAsync(ReceivedAt("evt_3", 1_200));
        await Stores.Statistics.FoldAsync(Event.Noon.AddHours(1), CancellationToken.None);
        (await MinutesAsync()).ShouldBe(1);
        (await ReadAsync()).ShouldHaveSingleItem().Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_too_old_is_deleted_and_the_counts_stay()
    {
        await InsertAsync(ReceivedAt("evt_1", 0), ReceivedAt("evt_2", 3_600));

        (await Stores.Statistics.DeleteOlderThanAsync(Event.Noon.AddHours(1), CancellationToken.None)).ShouldBe(1);

        (await ReadAsync()).ShouldHaveSingleItem().Count.ShouldBe(1);
        (await CountsAsync())[WebhookEventStatus.Received].ShouldBe(2);
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

    private static WebhookEvent ReceivedAt(string eventId, int second) => Event.Received(eventId) with { ReceivedAt = Event.Noon.AddSeconds(second) };

    private static WebhookEvent Some(int number) => Event.Received($"evt_{number}") with
    {
        Type = $"type_{number % 3}",
        ApiVersion = number % 2 == 0 ? "2026-03-25.dahlia" : "2024-10-28.acacia",
        ReceivedAt = Event.Noon.AddMinutes(number * 3),
    };

    /// <summary>Null for what has come to its end; now and then against another version than the stored one.</summary>
    private static WebhookEventChange? SomeStep(Random random, WebhookEvent current)
    {
        var finishedAt = current.ReceivedAt.AddSeconds(random.Next(4_000));
        var next = (current.Status, random.Next(4)) switch
        {
            (WebhookEventStatus.Processed or WebhookEventStatus.Ignored, _) => null,
            (WebhookEventStatus.Dead, _) => current with { Status = WebhookEventStatus.Received, Attempts = 0, Version = current.Version + 1 },
            (_, 0) => current.Processed() with { ProcessedAt = finishedAt },
            (_, 1) => current.Processed() with { ProcessedAt = finishedAt, Status = WebhookEventStatus.Ignored },
            (_, 2) => current.Dead(),
            _ => current.Failed(),
        };
        var versionsOff = random.Next(10) switch { 0 => -1, 1 => 1, _ => 0 };
        return next is null ? null : current.ChangeTo(next with { Version = next.Version + versionsOff });
    }

    private async Task ShouldEqualFullCount()
    {
        (await CountsAsync()).ShouldBe(await FullCountsAsync());
        var statistics = await ReadAsync();
        Sums(statistics, StatisticMeasure.Received, statistic => $"{statistic.Type} {statistic.Detail}").ShouldBe(await Database.QueryAsync(
            """
            SELECT type || CASE WHEN api_version LIKE '%dahlia' THEN ' dahlia' ELSE ' acacia' END || ' ' || count(*)
            FROM webhook_event GROUP BY type, api_version ORDER BY 1
            """));
        foreach (var measure in new[] { StatisticMeasure.Processed, StatisticMeasure.Ignored })
        {
            Sums(statistics, measure, statistic => statistic.Type).ShouldBe(await Database.QueryAsync(
                $"SELECT type || ' ' || count(*) FROM webhook_event WHERE status = '{measure.ToString().ToLowerInvariant()}' GROUP BY type ORDER BY 1"));
        }

        foreach (var measure in new[] { StatisticMeasure.Failed, StatisticMeasure.Dead })
        {
            Sums(statistics, measure, statistic => statistic.Type).ShouldBe(await Database.QueryAsync(
                $"""
                SELECT type || ' ' || count(*) FROM webhook_attempt AS attempt JOIN webhook_event AS event USING (event_id)
                WHERE attempt.status = '{measure.ToString().ToLowerInvariant()}' GROUP BY type ORDER BY 1
                """));
        }

        var finished = await Database.QueryAsync("SELECT count(*) FROM webhook_event WHERE processed_at IS NOT NULL");
        finished.ShouldBe([$"{statistics.Where(statistic => statistic.Measure is StatisticMeasure.Latency).Sum(statistic => statistic.Count)}"]);
    }

    private static IReadOnlyList<string> Sums(
        IReadOnlyList<WebhookStatistic> statistics, StatisticMeasure measure, Func<WebhookStatistic, string> key) =>
    [
        .. statistics.Where(statistic => statistic.Measure == measure)
            .Select(statistic => $"{key(statistic)} {statistic.Count}")
            .Order(StringComparer.Ordinal),
    ];

    private async Task<IReadOnlyDictionary<WebhookEventStatus, long>> FullCountsAsync() => StatusCounts.Of(
        (await Database.QueryAsync("SELECT status FROM webhook_event"))
            .GroupBy(status => WebhookEventStatusText.Parse(status!))
            .Select(group => (group.Key, group.LongCount())));

    private async Task InsertAsync(params IReadOnlyList<WebhookEvent> events)
    {
        var inserts = await Task.WhenAll(events.Select(row => Stores.Events.InsertAsync(row, default, CancellationToken.None)));
        inserts.ShouldAllBe(isFirst => isFirst);
    }

    private async Task UpdateAsync(params IReadOnlyList<WebhookEventChange> changes)
    {
        foreach (var change in changes)
        {
            (await Stores.Events.UpdateAsync(change, CancellationToken.None)).ShouldBeTrue();
        }
    }

    private Task<IReadOnlyList<WebhookStatistic>> ReadAsync() =>
        Stores.Statistics.ReadAsync(Event.Noon.AddDays(-1), Event.Noon.AddDays(2), CancellationToken.None);

    private Task<IReadOnlyDictionary<WebhookEventStatus, long>> CountsAsync() => Stores.Statistics.ReadCountsAsync(CancellationToken.None);

    private async Task<int> MinutesAsync() => (await Database.QueryAsync("SELECT DISTINCT minute FROM webhook_statistic")).Count;
}
