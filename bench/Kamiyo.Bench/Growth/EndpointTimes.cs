using System.Diagnostics;
using System.Globalization;
using System.Net;
using Kamiyo.Bench.Load;
using Kamiyo.Bench.Phases;

namespace Kamiyo.Bench.Growth;

/// <summary>How long an operator waits for the pages that look at all events.</summary>
internal static class EndpointTimes
{
    private const string Section = "Answers to operators";
    private const int Warmups = 5;
    private const int Requests = 100;

    private static readonly string[] Paths =
    [
        "/api/v1/webhooks/statistics", "/api/v1/webhooks/health", "/api/v1/webhooks/events/failed/list", "/api/v1/webhooks/events", "/metrics",
    ];

    public static async Task MeasureAsync(BenchContext context, HttpClient client, string name, CancellationToken cancellationToken)
    {
        foreach (var path in Paths)
        {
            context.Progress.Begin($"{name}: GET {path}");
            await MeasureAsync(context, client, name, path, cancellationToken);
        }
    }

    private static async Task MeasureAsync(BenchContext context, HttpClient client, string name, string path, CancellationToken cancellationToken)
    {
        var latencies = new LatencyHistogram();
        for (var request = -Warmups; request < Requests; request++)
        {
            var started = Stopwatch.GetTimestamp();
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
            if (response.StatusCode is not HttpStatusCode.OK)
            {
                context.Report.Note(string.Create(CultureInfo.InvariantCulture, $"{name}: GET {path} answered {(int)response.StatusCode}; not measured."));
                return;
            }

            if (request >= 0)
            {
                latencies.Record((long)Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            }
        }

        context.Report.Add(
            Section,
            $"{path}, {name}",
            ("p50_ms", latencies.PercentileMilliseconds(0.5)),
            ("p99_ms", latencies.PercentileMilliseconds(0.99)),
            ("max_ms", latencies.MaxMicroseconds / 1000.0));
    }
}
