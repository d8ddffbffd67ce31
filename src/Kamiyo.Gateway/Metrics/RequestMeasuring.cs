using System.Diagnostics;

namespace Kamiyo.Gateway.Metrics;

/// <summary>Measures every request, outside of everything that can answer it.</summary>
internal sealed class RequestMeasuring(RequestDelegate next, RequestMetrics metrics, EndpointLabels labels, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var label = labels.Of(context);
        if (label is "/metrics" || label.StartsWith("/health", StringComparison.Ordinal))
        {
            // Probes come every few seconds: nobody wants to see their traces.
            Activity.Current?.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }

        var started = time.GetTimestamp();
        metrics.Begin(label);
        try
        {
            await next(context);
        }
        finally
        {
            metrics.End(label, context.Response.StatusCode, time.GetElapsedTime(started));
        }
    }
}
