using Kamiyo.Gateway.Statistics;
using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Gateway.Tests.Statistics;

public sealed class StatisticsResponseTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 3, 12, 0, 0, TimeSpan.Zero);

    private static readonly WebhookStatistic[] Statistics =
    [
        new(StatisticMeasure.Received, "invoice.paid", "basil", 3),
        new(StatisticMeasure.Received, "invoice.paid", "dahlia", 4),
        new(StatisticMeasure.Received, "charge.captured", "dahlia", 2),
        new(StatisticMeasure.Processed, "invoice.paid", "", 5),
        new(StatisticMeasure.Ignored, "charge.captured", "", 2),
        new(StatisticMeasure.Failed, "invoice.paid", "", 6),
        new(StatisticMeasure.Dead, "invoice.paid", "", 1),
        new(StatisticMeasure.Latency, "", "10", 7),
    ];

    private static readonly Dictionary<WebhookEventStatus, long> Now = new()
    {
        [WebhookEventStatus.Dead] = 12,
        [WebhookEventStatus.Received] = 30,
        [WebhookEventStatus.Processed] = 500,
        [WebhookEventStatus.Ignored] = 60,
        [WebhookEventStatus.Failed] = 7,
    };

    [Fact]
    public void Totals_hold_what_happened_in_the_span_and_what_is_true_now() => Of().Totals.ShouldBe(
        new StatisticsTotals(Received: 9, Processed: 5, Ignored: 2, FailedAttempts: 7, Dead: 1, PendingNow: 37, DeadNow: 12));

    [Fact]
    public void Types_have_the_busiest_first_and_no_latencies() => Of().ByType.ShouldBe(
    [
        new TypeStatistics("invoice.paid", Received: 7, Processed: 5, Ignored: 0, FailedAttempts: 7, Dead: 1),
        new TypeStatistics("charge.captured", Received: 2, Processed: 0, Ignored: 2, FailedAttempts: 0, Dead: 0),
    ]);

    [Fact]
    public void Trains_are_counted_over_all_types() =>
        Of().ByApiTrain.ShouldBe([new ApiTrainStatistics("dahlia", 6), new ApiTrainStatistics("basil", 3)]);

    [Fact]
    public void Every_status_has_its_count_in_the_order_of_an_events_life() =>
        Of().ByStatus.Select(count => $"{count.Key} {count.Value}").ShouldBe(["received 30", "processed 500", "ignored 60", "failed 7", "dead 12"]);

    [Fact]
    public void Latencies_are_in_seconds() =>
        Of().Latency.ShouldBe(new LatencyStatistics(7, P50Seconds: 0.0075, P90Seconds: 0.0095, P99Seconds: 0.01));

    [Fact]
    public void Without_latencies_there_is_no_percentile() => LatencyStatistics.Of([]).ShouldBe(new LatencyStatistics(0, null, null, null));

    [Fact]
    public void A_point_counts_an_events_last_failed_attempt_among_the_failed() =>
        Of().Series.ShouldBe([new SeriesPoint(Noon, Received: 9, Processed: 5, Ignored: 2, FailedAttempts: 7, Dead: 1)]);

    private static StatisticsResponse Of() => StatisticsResponse.Of(
        new StatisticsQuery(Noon, Noon.AddHours(1), TimeSpan.FromHours(1)), Statistics, Now, [new WebhookStatisticPoint(Noon, 9, 5, 2, 6, 1)]);
}
