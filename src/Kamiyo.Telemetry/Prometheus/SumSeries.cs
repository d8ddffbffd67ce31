namespace Kamiyo.Telemetry.Prometheus;

/// <summary>Adds up what is recorded: counters, and gauges that go up and down by steps.</summary>
internal sealed class SumSeries(LabelSet labels) : MetricSeries(labels)
{
    private double _sum;

    public override void WriteTo(PrometheusWriter writer, string name) => writer.Sample(name, Labels.Text, Volatile.Read(ref _sum));

    protected override void Record(double value) => Add(ref _sum, value);
}
