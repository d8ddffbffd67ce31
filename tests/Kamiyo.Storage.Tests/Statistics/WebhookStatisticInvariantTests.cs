using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.Statistics;

public abstract class WebhookStatisticInvariantTests(TestDatabase database) : StatisticTests(database)
{
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
}
