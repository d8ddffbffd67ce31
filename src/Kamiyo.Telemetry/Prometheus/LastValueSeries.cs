namespace Kamiyo.Telemetry.Prometheus;

/// <summary>Keeps the last value: gauges, and everything that is observed as an absolute value.</summary>
internal sealed class LastValueSeries(LabelSet labels) : MetricSeries(labels)
{
    private double _value;

    public override void WriteTo(PrometheusWriter writer, string name) => writer.Sample(name, Labels.Text, Volatile.Read(ref _value));

    protected override void Record(double value) => Volatile.Write(ref _value, value);
}
