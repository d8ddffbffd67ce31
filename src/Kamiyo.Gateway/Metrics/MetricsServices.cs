using Kamiyo.Gateway.Admin;
using Kamiyo.Telemetry.Prometheus;

namespace Kamiyo.Gateway.Metrics;

internal static class MetricsServices
{
    public static IServiceCollection AddRequestMetrics(this IServiceCollection services) => services
        .AddSingleton<EndpointLabels>()
        .AddSingleton<RequestMetrics>()
        .AddSingleton<IStartingMetrics>(provider => provider.GetRequiredService<RequestMetrics>());

    public static IApplicationBuilder UseRequestMetrics(this IApplicationBuilder app) => app.UseMiddleware<RequestMeasuring>();

    public static IEndpointRouteBuilder MapMetrics(this IEndpointRouteBuilder routes)
    {
        var metrics = routes.MapPrometheus();
        if (routes.ServiceProvider.GetRequiredService<MetricsSettings>().RequireAdminKey)
        {
            metrics.RequireAdminKey();
        }

        return routes;
    }
}
