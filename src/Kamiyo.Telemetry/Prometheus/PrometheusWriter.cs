using System.Buffers;
using System.Globalization;
using System.Text;

namespace Kamiyo.Telemetry.Prometheus;

/// <summary>Writes Prometheus' text format, version 0.0.4.</summary>
internal sealed class PrometheusWriter(IBufferWriter<byte> output)
{
    public void Header(string name, string help, MetricKind kind)
    {
        if (help.Length > 0)
        {
            Write($"# HELP {name} {help.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal)}\n");
        }

        Write($"# TYPE {name} {TypeOf(kind)}\n");
    }

    public void Sample(string name, string labels, double value) =>
        Write(labels.Length == 0 ? $"{name} {Number(value)}\n" : $"{name}{{{labels}}} {Number(value)}\n");

    public void Bucket(string name, string labels, double upperBound, long count) =>
        Sample($"{name}_bucket", $"{labels}{(labels.Length == 0 ? "" : ",")}le=\"{Number(upperBound)}\"", count);

    private static string TypeOf(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Gauge => "gauge",
        MetricKind.Histogram => "histogram",
        _ => "untyped",
    };

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private void Write(string text) => Encoding.UTF8.GetBytes(text, output);
}
