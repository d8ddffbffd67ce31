namespace Kamiyo.Telemetry.Prometheus;

/// <summary>Counts values by bucket.</summary>
/// <param name="boundaries">Upper bounds, ascending and inclusive; the last bucket has none.</param>
internal sealed class HistogramSeries(LabelSet labels, double[] boundaries) : MetricSeries(labels)
{
    private readonly long[] _counts = new long[boundaries.Length + 1];
    private double _sum;

    public override void WriteTo(PrometheusWriter writer, string name)
    {
        // The count is what the buckets add up to, so that a scrape between two steps of Record is consistent.
        var count = 0L;
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            count += Volatile.Read(ref _counts[bucket]);
            writer.Bucket(name, Labels.Text, bucket < boundaries.Length ? boundaries[bucket] : double.PositiveInfinity, count);
        }

        writer.Sample($"{name}_sum", Labels.Text, Volatile.Read(ref _sum));
        writer.Sample($"{name}_count", Labels.Text, count);
    }

    protected override void Record(double value)
    {
        if (double.IsNaN(value))
        {
            return;
        }

        var found = Array.BinarySearch(boundaries, value);
        Interlocked.Increment(ref _counts[found >= 0 ? found : ~found]);
        Add(ref _sum, value);
    }
}
