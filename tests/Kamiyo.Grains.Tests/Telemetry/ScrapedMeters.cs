using System.Buffers;
using System.Diagnostics.Metrics;
using System.Text;
using Kamiyo.Telemetry.Prometheus;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kamiyo.Grains.Tests.Telemetry;

/// <summary>Meters whose instruments are read as Prometheus reads them.</summary>
internal sealed class ScrapedMeters : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly PrometheusExporter _exporter;

    public ScrapedMeters()
    {
        _exporter = new PrometheusExporter(Factory, Options.Create(new PrometheusOptions()), NullLogger<PrometheusExporter>.Instance);
        _exporter.Start();
    }

    public IMeterFactory Factory => _services.GetRequiredService<IMeterFactory>();

    public string Scrape()
    {
        var output = new ArrayBufferWriter<byte>();
        _exporter.WriteTo(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public void Dispose()
    {
        _exporter.Dispose();
        _services.Dispose();
    }
}
