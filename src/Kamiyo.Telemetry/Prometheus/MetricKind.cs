namespace Kamiyo.Telemetry.Prometheus;

/// <summary>A family's type as Prometheus' text names it.</summary>
internal enum MetricKind
{
    Counter,
    Gauge,
    Histogram,

    /// <summary>For counters whose contracted name lacks <c>_total</c>: declared as counters they fail Prometheus' own check.</summary>
    Untyped,
}
