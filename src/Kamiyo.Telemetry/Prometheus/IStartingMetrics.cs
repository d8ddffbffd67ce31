namespace Kamiyo.Telemetry.Prometheus;

/// <summary>Metrics whose label sets are known beforehand.</summary>
public interface IStartingMetrics
{
    /// <summary>
    /// Records a zero for each series. Prometheus' <c>increase</c> doesn't see a first failure that makes the series appear; and an alert on a series
    /// that isn't there never fires.
    /// </summary>
    void RecordZeros();
}
