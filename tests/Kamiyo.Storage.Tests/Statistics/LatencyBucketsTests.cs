using Kamiyo.Storage.Statistics;

namespace Kamiyo.Storage.Tests.Statistics;

public sealed class LatencyBucketsTests
{
    [Theory]
    [InlineData(-3, "5")]
    [InlineData(0, "5")]
    [InlineData(5, "5")]
    [InlineData(5.001, "10")]
    [InlineData(999, "1000")]
    [InlineData(60_000, "60000")]
    [InlineData(3_600_000, "3600000")]
    [InlineData(3_600_001, "+inf")]
    public void A_latency_is_in_the_lowest_bucket_whose_bound_it_does_not_exceed(double milliseconds, string bucket) =>
        LatencyBuckets.Of(TimeSpan.FromMilliseconds(milliseconds)).ShouldBe(bucket);
}
