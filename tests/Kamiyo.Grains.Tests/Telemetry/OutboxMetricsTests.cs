using System.Buffers;
using System.Diagnostics.Metrics;
using System.Text;
using Kamiyo.Grains.Telemetry;
using Kamiyo.Grains.Tests.Outbox;
using Kamiyo.Telemetry.Prometheus;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kamiyo.Grains.Tests.Telemetry;

public sealed class OutboxMetricsTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly PrometheusExporter _exporter;
    private readonly OutboxMetrics _metrics;

    public OutboxMetricsTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _exporter = new PrometheusExporter(meters, Options.Create(new PrometheusOptions()), NullLogger<PrometheusExporter>.Instance);
        _exporter.Start();
        _metrics = new OutboxMetrics(meters);
        _metrics.RecordZeros();
    }

    [Fact]
    public void What_is_written_as_unsent_counts_as_if_it_had_been_tried()
    {
        var mail = Outgoing.Mail(Outgoing.Welcome());

        _metrics.Written([mail, mail with { UnsentBecause = "no mail server" }]);

        Scrape().ShouldContain("kamiyo_outbox_sends_total{channel=\"email\",result=\"unsent\"} 1\n");
    }

    public void Dispose()
    {
        _exporter.Dispose();
        _services.Dispose();
    }

    private string Scrape()
    {
        var output = new ArrayBufferWriter<byte>();
        _exporter.WriteTo(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
