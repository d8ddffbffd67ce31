using Kamiyo.Storage.Statistics;

namespace Kamiyo.Storage.Tests.Statistics;

public sealed class LatencyPercentilesTests
{
    [Fact]
    public void Without_latencies_there_is_no_percentile() =>
        LatencyPercentiles.Of([new WebhookStatistic(StatisticMeasure.Processed, "invoice.paid", "", 9)], 0.5).ShouldBeNull();

    [Theory]
    [InlineData(0.25, 7.5)]
    [InlineData(0.5, 10)]
    [InlineData(0.75, 75)]
    [InlineData(1, 100)]
    public void Within_a_bucket_latencies_are_taken_to_be_evenly_spread(double share, double milliseconds) =>
        LatencyPercentiles.Of([Latency("100", 50), Latency("10", 50)], share).ShouldBe(TimeSpan.FromMilliseconds(milliseconds));

    [Fact]
    public void Counts_of_one_bucket_add_up() =>
        LatencyPercentiles.Of([Latency("5", 1), Latency("5", 1), Latency("10", 2)], 0.5).ShouldBe(TimeSpan.FromMilliseconds(5));

    [Fact]
    public void Above_the_last_bound_it_is_at_least_that() =>
        LatencyPercentiles.Of([Latency("5", 1), Latency(LatencyBuckets.Infinite, 9)], 0.95).ShouldBe(TimeSpan.FromHours(1));

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void A_share_that_is_none_is_refused(double share) =>
        Should.Throw<ArgumentOutOfRangeException>(() => LatencyPercentiles.Of([], share));

    private static WebhookStatistic Latency(string bucket, long count) => new(StatisticMeasure.Latency, string.Empty, bucket, count);
}
