using Kamiyo.Bench.Load;

namespace Kamiyo.Bench.Tests.Load;

public sealed class LatencyHistogramTests
{
    private readonly LatencyHistogram _histogram = new();

    [Fact]
    public void Percentiles_are_of_the_nearest_rank()
    {
        for (var microseconds = 1; microseconds <= 1000; microseconds++)
        {
            _histogram.Record(microseconds);
        }

        _histogram.PercentileMilliseconds(0.5).ShouldBe(0.5);
        _histogram.PercentileMilliseconds(0.99).ShouldBe(0.99);
        _histogram.PercentileMilliseconds(0.9999).ShouldBe(1);
        _histogram.PercentileMilliseconds(0.0001).ShouldBe(0.001);
    }

    [Theory]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(123_456)]
    [InlineData(60_000_000)]
    public void Latencies_are_kept_to_one_part_in_a_thousand(long microseconds)
    {
        _histogram.Record(microseconds);
        _histogram.Record(10 * microseconds);

        _histogram.PercentileMilliseconds(0.5).ShouldBeInRange(microseconds / 1000.0, microseconds * 1.001 / 1000);
    }

    [Fact]
    public void No_percentile_is_above_the_longest()
    {
        _histogram.Record(123_457);

        _histogram.PercentileMilliseconds(1).ShouldBe(123.457);
    }

    [Fact]
    public void Two_histograms_add_up()
    {
        var other = new LatencyHistogram();
        _histogram.Record(10);
        other.Record(30);
        other.Record(30);

        _histogram.Add(other);

        _histogram.Count.ShouldBe(3);
        _histogram.PercentileMilliseconds(0.5).ShouldBe(0.03);
        _histogram.MaxMicroseconds.ShouldBe(30);
    }

    [Fact]
    public void Without_latencies_a_percentile_is_zero() => _histogram.PercentileMilliseconds(0.99).ShouldBe(0);
}
