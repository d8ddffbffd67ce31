using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.Statistics;

public abstract class WebhookStatisticSpanTests(TestDatabase database) : StatisticTests(database)
{
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

    private async Task<int> MinutesAsync() => (await Database.QueryAsync("SELECT DISTINCT minute FROM webhook_statistic")).Count;
}
