using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kamiyo.Gateway.Tests.Metrics;

/// <summary>A collector that takes OTLP over HTTP and keeps what it gets.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<byte[]> _traces = new();
    private readonly ConcurrentQueue<byte[]> _metrics = new();
    private readonly WebApplication _server;

    private OtlpCollector(WebApplication server)
    {
        _server = server;
        server.MapPost("/v1/traces", (HttpRequest request) => Keep(request, _traces));
        server.MapPost("/v1/metrics", (HttpRequest request) => Keep(request, _metrics));
    }

    public string Address => _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    // ExportTraceServiceRequest { resource_spans = 1 { scope_spans = 2 { scope = 1 { name = 1 }, spans = 2 { trace_id = 1, name = 5 } } } }
    public IReadOnlyList<ReceivedSpan> Spans =>
    [
        .. from request in _traces
           from resource in ProtobufFields.Find(request, 1)
           from scope in ProtobufFields.Find(resource, 2)
           from span in ProtobufFields.Find(scope, 2)
           select new ReceivedSpan(
               Text(ProtobufFields.Find(scope, 1).SelectMany(found => ProtobufFields.Find(found, 1)).Single()),
               Text(ProtobufFields.Find(span, 5).Single()),
               Convert.ToHexStringLower(ProtobufFields.Find(span, 1).Single().Span)),
    ];

    // ExportMetricsServiceRequest { resource_metrics = 1 { scope_metrics = 2 { metrics = 2 { name = 1 } } } }
    public IReadOnlySet<string> MetricNames =>
        (from request in _metrics
         from resource in ProtobufFields.Find(request, 1)
         from scope in ProtobufFields.Find(resource, 2)
         from metric in ProtobufFields.Find(scope, 2)
         select Text(ProtobufFields.Find(metric, 1).Single())).ToHashSet(StringComparer.Ordinal);

    public static async Task<OtlpCollector> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new OtlpCollector(builder.Build());
        await collector._server.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task Keep(HttpRequest request, ConcurrentQueue<byte[]> received)
    {
        request.ContentType.ShouldBe("application/x-protobuf");
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        received.Enqueue(body.ToArray());
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span).ToString(CultureInfo.InvariantCulture);
}
