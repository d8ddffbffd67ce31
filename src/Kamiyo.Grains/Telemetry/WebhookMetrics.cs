using System.Diagnostics.Metrics;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Storage.WebhookEvents;
using Kamiyo.Telemetry.Prometheus;

namespace Kamiyo.Grains.Telemetry;

/// <summary>What becomes of deliveries and events. Every method is on the path of each event and allocates nothing.</summary>
public sealed class WebhookMetrics : IStartingMetrics
{
    public const string MeterName = "Kamiyo";

    /// <summary>The names of the runbook's rules, which are exported as they are.</summary>
    public const string AttemptsName = "webhook_attempts";
    public const string FailuresName = "webhook_failures";
    public const string ReceivedName = "stripe_webhooks_received";

    private static readonly KeyValuePair<string, object?> DeliveryStage = new("stage", "delivery");
    private static readonly KeyValuePair<string, object?> ProcessingStage = new("stage", "processing");

    private static readonly InstrumentAdvice<double> AttemptSeconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    // From milliseconds to the whole schedule of retries.
    private static readonly InstrumentAdvice<double> EndToEndSeconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 7_200, 43_200, 172_800],
    };

    private readonly Counter<long> _attempts;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _received;
    private readonly Counter<long> _signatureFailures;
    private readonly Gauge<long> _clockSkew;
    private readonly Counter<long> _eventsReceived;
    private readonly Counter<long> _eventsProcessed;
    private readonly Histogram<double> _processing;
    private readonly Histogram<double> _endToEnd;

    public WebhookMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(MeterName);
        _attempts = meter.CreateCounter<long>(AttemptsName, description: "Deliveries answered and attempts to process an event, by stage.");
        _failures = meter.CreateCounter<long>(FailuresName, description: "Of the attempts those that failed: refused, not stored, not processed.");
        _received = meter.CreateCounter<long>(ReceivedName, description: "Deliveries whose signature was valid, repeated ones among them.");
        _signatureFailures = meter.CreateCounter<long>(
            "kamiyo_webhook_signature_failures", description: "Deliveries refused for their signature, by reason.");
        _clockSkew = meter.CreateGauge<long>(
            "kamiyo_stripe_clock_skew", "s", "Our clock minus the time in the last valid signature; the way of the delivery is in it.");
        _eventsReceived = meter.CreateCounter<long>("kamiyo_events_received", description: "Events stored or known already, by type and result.");
        _eventsProcessed = meter.CreateCounter<long>("kamiyo_events_processed", description: "Attempts to process an event, by type and outcome.");
        _processing = meter.CreateHistogram(
            "kamiyo_event_processing_duration", "s", "Time of one attempt to process an event.", tags: null, AttemptSeconds);
        _endToEnd = meter.CreateHistogram(
            "kamiyo_event_end_to_end_duration", "s", "From the delivery of an event to its end as processed or ignored.", tags: null, EndToEndSeconds);
    }

    /// <summary>A delivery is Stripe's.</summary>
    /// <param name="skewSeconds">Our clock minus Stripe's.</param>
    public void Verified(long skewSeconds)
    {
        _received.Add(1);
        _clockSkew.Record(skewSeconds);
    }

    /// <summary>A delivery's event is durable.</summary>
    public void Stored(string type, ReceiveResult result)
    {
        _attempts.Add(1, DeliveryStage);
        _eventsReceived.Add(1, Type(type), Result(result));
    }

    /// <summary>A delivery was refused, or could not be stored.</summary>
    public void Refused()
    {
        _attempts.Add(1, DeliveryStage);
        _failures.Add(1, DeliveryStage);
    }

    /// <summary>Why a delivery was refused, when that was its signature.</summary>
    public void SignatureRefused(StripeSignatureStatus status) => _signatureFailures.Add(1, Reason(status));

    /// <summary>An attempt is over, and what came of it is stored.</summary>
    public void Attempted(WebhookEvent result, TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(result);
        _attempts.Add(1, ProcessingStage);
        _eventsProcessed.Add(1, Type(result.Type), Outcome(result.Status));
        _processing.Record(duration.TotalSeconds);
        if (result.Status is WebhookEventStatus.Failed or WebhookEventStatus.Dead)
        {
            _failures.Add(1, ProcessingStage);
        }
        else if (result.ProcessedAt is { } processedAt)
        {
            _endToEnd.Record((processedAt - result.ReceivedAt).TotalSeconds);
        }
    }

    public void RecordZeros()
    {
        _received.Add(0);
        foreach (var stage in (KeyValuePair<string, object?>[])[DeliveryStage, ProcessingStage])
        {
            _attempts.Add(0, stage);
            _failures.Add(0, stage);
        }

        foreach (var status in Enum.GetValues<StripeSignatureStatus>().Where(status => status is not StripeSignatureStatus.Valid))
        {
            _signatureFailures.Add(0, Reason(status));
        }

        foreach (var type in EventTypeLabel.All)
        {
            Array.ForEach(Enum.GetValues<ReceiveResult>(), result => _eventsReceived.Add(0, Type(type), Result(result)));
            Array.ForEach(
                [WebhookEventStatus.Processed, WebhookEventStatus.Ignored, WebhookEventStatus.Failed, WebhookEventStatus.Dead],
                status => _eventsProcessed.Add(0, Type(type), Outcome(status)));
        }
    }

    private static KeyValuePair<string, object?> Type(string type) => new("type", EventTypeLabel.Of(type));

    private static KeyValuePair<string, object?> Result(ReceiveResult result) =>
        new("result", result is ReceiveResult.Accepted ? "accepted" : "duplicate");

    private static KeyValuePair<string, object?> Reason(StripeSignatureStatus status) => new("reason", status switch
    {
        StripeSignatureStatus.MissingSignature => "missing_signature",
        StripeSignatureStatus.MalformedSignature => "malformed_signature",
        StripeSignatureStatus.SignatureMismatch => "signature_mismatch",
        StripeSignatureStatus.TimestampOutOfTolerance => "timestamp_out_of_tolerance",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a refusal."),
    });

    private static KeyValuePair<string, object?> Outcome(WebhookEventStatus status) => new("outcome", status switch
    {
        WebhookEventStatus.Processed => "processed",
        WebhookEventStatus.Ignored => "ignored",
        WebhookEventStatus.Failed => "failed",
        WebhookEventStatus.Dead => "dead",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not the end of an attempt."),
    });
}
