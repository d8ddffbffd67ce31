using Kamiyo.Telemetry.Prometheus;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Telemetry;

public static class GrainTelemetry
{
    /// <summary>The metrics that the grains record.</summary>
    public static IServiceCollection AddGrainMetrics(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<WebhookMetrics>();
        services.AddSingleton<OutboxMetrics>();
        services.AddSingleton<IStartingMetrics>(provider => provider.GetRequiredService<WebhookMetrics>());
        services.AddSingleton<IStartingMetrics>(provider => provider.GetRequiredService<OutboxMetrics>());
        return services;
    }
}
