using Kamiyo.Billing.Events;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Grains.Telemetry;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Grains.Tests.Telemetry;

public sealed class WebhookMetricsTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 3, 12, 0, 0, TimeSpan.Zero);

    private readonly ScrapedMeters _meters = new();
    private readonly WebhookMetrics _metrics;

    public WebhookMetricsTests() => _metrics = new WebhookMetrics(_meters.Factory);

    [Fact]
    public void Every_series_is_there_before_anything_happens()
    {
        _metrics.RecordZeros();

        var text = _meters.Scrape();
        text.ShouldContain("webhook_failures_total{stage=\"processing\"} 0\n");
        text.ShouldContain("kamiyo_webhook_signature_failures_total{reason=\"signature_mismatch\"} 0\n");
        foreach (var type in HandledEventTypes.All)
        {
            text.ShouldContain($"kamiyo_events_processed_total{{outcome=\"dead\",type=\"{type}\"}} 0\n");
        }
    }

    [Fact]
    public void Types_that_kamiyo_does_not_handle_are_one_label()
    {
        for (var number = 0; number < 1_000; number++)
        {
            _metrics.Stored($"type.{number}", ReceiveResult.Accepted);
        }

        _meters.Scrape().ShouldContain("kamiyo_events_received_total{result=\"accepted\",type=\"other\"} 1000\n");
    }

    [Theory]
    [InlineData(WebhookEventStatus.Processed, "processed", 0, 1)]
    [InlineData(WebhookEventStatus.Ignored, "ignored", 0, 1)]
    [InlineData(WebhookEventStatus.Failed, "failed", 1, 0)]
    [InlineData(WebhookEventStatus.Dead, "dead", 1, 0)]
    public void An_attempt_is_a_failure_or_ends_the_way_of_an_event(WebhookEventStatus status, string outcome, int failures, int ended)
    {
        _metrics.RecordZeros();

        _metrics.Attempted(Attempted(status), TimeSpan.FromMilliseconds(20));

        var text = _meters.Scrape();
        text.ShouldContain("webhook_attempts_total{stage=\"processing\"} 1\n");
        text.ShouldContain($"webhook_failures_total{{stage=\"processing\"}} {failures}\n");
        text.ShouldContain($"kamiyo_events_processed_total{{outcome=\"{outcome}\",type=\"invoice.paid\"}} 1\n");
        text.ShouldContain("kamiyo_event_processing_duration_seconds_sum 0.02\n");
        text.Contains("kamiyo_event_end_to_end_duration_seconds_sum 3\n").ShouldBe(ended == 1);
    }

    [Fact]
    public void Recording_allocates_nothing()
    {
        var processed = Attempted(WebhookEventStatus.Processed);
        Record(processed, times: 1_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Record(processed, times: 10_000);

        // One object a call would be a megabyte; what is left is the runtime's own compiling.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(20_000);
    }

    public void Dispose() => _meters.Dispose();

    private void Record(WebhookEvent processed, int times)
    {
        for (var number = 0; number < times; number++)
        {
            _metrics.Verified(2);
            _metrics.Stored(processed.Type, ReceiveResult.Accepted);
            _metrics.SignatureRefused(StripeSignatureStatus.SignatureMismatch);
            _metrics.Refused();
            _metrics.Attempted(processed, TimeSpan.FromMilliseconds(3));
        }
    }

    private static WebhookEvent Attempted(WebhookEventStatus status) => new(
        "evt_1", "invoice.paid", null, null, false, "cus_1", Noon, Noon, status, 1, null, Noon.AddSeconds(3), null, null, null, 2);
}
