using Kamiyo.Telemetry.Prometheus;

namespace Kamiyo.Telemetry.Tests.Prometheus;

public sealed class MetricNameTests
{
    [Theory]
    [InlineData("gc.heap-size", "gc_heap_size")]
    [InlineData("2xx", "_2xx")]
    [InlineData("größe", "gr__e")]
    [InlineData("", "_")]
    public void Only_what_prometheus_allows_is_left_of_a_name(string name, string sanitized)
    {
        MetricName.Sanitize(name).ShouldBe(sanitized);
    }
}
