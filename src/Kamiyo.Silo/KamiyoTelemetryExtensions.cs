using Kamiyo.Grains.Telemetry;
using Kamiyo.Silo.Metrics;
using Kamiyo.Telemetry.Otlp;
using Kamiyo.Telemetry.Prometheus;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kamiyo.Silo;

public static class KamiyoTelemetryExtensions
{
    // Orleans' own spans carry the trace from call to call: without them it would break in two.
    private static readonly string[] Sources = [KamiyoActivity.SourceName, "Microsoft.AspNetCore", "Microsoft.Orleans.Application"];
    private static readonly string[] Meters = ["Kamiyo*", "System.Runtime"];

    /// <summary>Metrics for Prometheus, and traces and metrics for a collector if one is named. Before everything that records.</summary>
    public static IHostApplicationBuilder AddKamiyoTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Services.AddPrometheus(options =>
        {
            options.MeterPrefix = "Kamiyo";
            options.ExactNames.UnionWith([WebhookMetrics.AttemptsName, WebhookMetrics.FailuresName, WebhookMetrics.ReceivedName]);
        });
        builder.Services.AddOtlp(options =>
        {
            Array.ForEach(Sources, options.Sources.Add);
            Array.ForEach(Meters, options.Meters.Add);
        });
        builder.Services.AddSingleton<InstallationReader>();
        builder.Services.AddHostedService<InstallationMetrics>();
        return builder;
    }
}
