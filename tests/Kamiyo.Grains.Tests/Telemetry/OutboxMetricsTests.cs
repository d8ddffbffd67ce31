using Kamiyo.Grains.Telemetry;
using Kamiyo.Grains.Tests.Outbox;

namespace Kamiyo.Grains.Tests.Telemetry;

public sealed class OutboxMetricsTests : IDisposable
{
    private readonly ScrapedMeters _meters = new();
    private readonly OutboxMetrics _metrics;

    public OutboxMetricsTests()
    {
        _metrics = new OutboxMetrics(_meters.Factory);
        _metrics.RecordZeros();
    }

    [Fact]
    public void What_is_written_as_unsent_counts_as_if_it_had_been_tried()
    {
        var mail = Outgoing.Mail(Outgoing.Welcome());

        _metrics.Written([mail, mail with { UnsentBecause = "no mail server" }]);

        _meters.Scrape().ShouldContain("kamiyo_outbox_sends_total{channel=\"email\",result=\"unsent\"} 1\n");
    }

    public void Dispose() => _meters.Dispose();
}
