using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using System.Globalization;
using Kamiyo.Telemetry.Prometheus;

namespace Kamiyo.Gateway.Metrics;

/// <summary>Requests by endpoint. The names are those of the runbook's rules.</summary>
internal sealed class RequestMetrics : IStartingMetrics
{
    public const string MeterName = "Kamiyo.Gateway";
    public const string WebhookLabel = "/webhooks/stripe";

    private const string OtherCode = "other";

    private static readonly FrozenDictionary<int, string> Codes =
        Enumerable.Range(100, 500).ToFrozenDictionary(code => code, code => code.ToString(CultureInfo.InvariantCulture));

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    private readonly Counter<long> _requests;
    private readonly UpDownCounter<long> _inProgress;
    private readonly Histogram<double> _duration;

    public RequestMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _requests = meter.CreateCounter<long>("api_requests", description: "Requests answered, by endpoint and status code.");
        _inProgress = meter.CreateUpDownCounter<long>("api_requests_in_progress", description: "Requests being answered, by endpoint.");
        _duration = meter.CreateHistogram("api_request_duration", "s", "Time to answer a request, by endpoint.", tags: null, Seconds);
    }

    public void Begin(string endpoint) => _inProgress.Add(1, Endpoint(endpoint));

    public void End(string endpoint, int statusCode, TimeSpan duration)
    {
        _inProgress.Add(-1, Endpoint(endpoint));
        _requests.Add(1, Endpoint(endpoint), Code(statusCode));
        _duration.Record(duration.TotalSeconds, Endpoint(endpoint));
    }

    public void RecordZeros()
    {
        _inProgress.Add(0, Endpoint(WebhookLabel));
        foreach (var code in (int[])[200, 400, 405, 413, 429, 500, 503])
        {
            _requests.Add(0, Endpoint(WebhookLabel), Code(code));
        }
    }

    private static KeyValuePair<string, object?> Endpoint(string endpoint) => new("endpoint", endpoint);

    private static KeyValuePair<string, object?> Code(int statusCode) => new("code", Codes.GetValueOrDefault(statusCode, OtherCode));
}
