using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Gateway.Tests.Metrics;

[Collection(ProcessMetrics.Name)]
public sealed class TracingTests : IAsyncLifetime
{
    private static readonly string[] Steps = ["receive", "store", "process", "apply", "commit"];

    private OtlpCollector _collector = null!;

    [Fact]
    public async Task A_collector_gets_one_trace_from_the_request_over_both_grains_to_the_commit_and_the_metrics()
    {
        await using var application = Application();

        await Process(application, "evt_exported");

        var ours = await Eventually.Get(
            () => Task.FromResult(_collector.Spans.Where(span => span.Scope == "Kamiyo").ToList()), spans => spans.Count >= Steps.Length, "the spans to arrive");
        ours.Select(span => span.Name).ShouldBe(Steps, ignoreOrder: true);
        var trace = ours.Select(span => span.TraceId).Distinct().ShouldHaveSingleItem();

        // The request is the root; probes and scrapes are not sent.
        await Eventually.Get(
            () => Task.FromResult(_collector.Spans.Count(span => span.Scope == "Microsoft.AspNetCore" && span.TraceId == trace)), count => count == 1, "the request's span");
        _collector.Spans.ShouldNotContain(span => span.Name.Contains("/health", StringComparison.Ordinal) || span.Name.Contains("/metrics", StringComparison.Ordinal));
        string[] expected = ["stripe_webhooks_received", "kamiyo_event_end_to_end_duration", "api_requests", "dotnet.gc.collections"];
        await Eventually.Get(
            () => Task.FromResult(string.Join(", ", expected.Except(_collector.MetricNames))), missing => missing.Length == 0, "the metrics to arrive, of which these are missing");
    }

    [Fact]
    public async Task Each_step_lies_within_the_one_that_caused_it()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            // On Orleans a call is a span too, and lies between two of ours.
            ShouldListenTo = source => source.Name is "Kamiyo" or "Microsoft.Orleans.Application",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var application = Application();

        await Process(application, "evt_nested");

        // Other tests of this process are heard too.
        var ours = (await Eventually.Get(
            () => Task.FromResult(spans.Where(span => Equals(span.GetTagItem("kamiyo.event_id"), "evt_nested")).ToList()),
            found => found.Count >= Steps.Length,
            "the spans to end")).ToDictionary(span => span.OperationName);
        ours.Keys.ShouldBe(Steps, ignoreOrder: true);
        for (var step = 1; step < Steps.Length; step++)
        {
            await Eventually.Get(
                () => Task.FromResult(Cause(ours[Steps[step]], spans)), cause => cause == ours[Steps[step - 1]].SpanId, $"{Steps[step - 1]} to be what {Steps[step]} lies in");
        }
    }

    public async ValueTask InitializeAsync() => _collector = await OtlpCollector.Start();

    public ValueTask DisposeAsync() => _collector.DisposeAsync();

    /// <summary>What a span of ours lies in: another one of ours, or nothing that was heard.</summary>
    private static ActivitySpanId Cause(Activity span, IReadOnlyCollection<Activity> heard)
    {
        var parent = heard.FirstOrDefault(other => other.SpanId == span.ParentSpanId);
        return parent is null || parent.Source.Name == "Kamiyo" ? span.ParentSpanId : Cause(parent, heard);
    }

    private static async Task Process(GatewayApplication application, string eventId)
    {
        var client = application.Admin;
        await client.GetAsync(new Uri("/health/live", UriKind.Relative));
        await client.GetAsync(new Uri("/metrics", UriKind.Relative));
        (await new StripeEvent(eventId).Delivery().SendTo(client)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Eventually.Get(
            () => client.GetStringAsync(new Uri($"/api/v1/webhooks/events/{eventId}", UriKind.Relative)),
            stored => stored.Contains("\"status\":\"processed\"", StringComparison.Ordinal),
            "the event to be processed");
    }

    private GatewayApplication Application() => new GatewayApplication()
        .With("OTEL_EXPORTER_OTLP_ENDPOINT", _collector.Address)
        .With("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
        .With("OTEL_BSP_SCHEDULE_DELAY", "100")
        .With("OTEL_METRIC_EXPORT_INTERVAL", "200");
}
