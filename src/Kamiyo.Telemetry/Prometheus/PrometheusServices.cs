using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Telemetry.Prometheus;

public static class PrometheusServices
{
    public static IServiceCollection AddPrometheus(this IServiceCollection services, Action<PrometheusOptions> configure)
    {
        services.AddMetrics();
        services.Configure(configure);
        services.AddSingleton<PrometheusExporter>();
        services.AddHostedService<MetricsStart>();
        return services;
    }

    /// <summary><c>GET /metrics</c>, for anybody unless more is asked of the endpoint.</summary>
    public static IEndpointConventionBuilder MapPrometheus(this IEndpointRouteBuilder routes) => routes.MapGet("/metrics", Scrape).ExcludeFromDescription();

    private static async Task Scrape(HttpContext context)
    {
        context.Response.ContentType = PrometheusExporter.ContentType;
        context.RequestServices.GetRequiredService<PrometheusExporter>().WriteTo(context.Response.BodyWriter);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
