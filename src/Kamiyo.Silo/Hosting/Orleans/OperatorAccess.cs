using Kamiyo.Silo.Admin;
using Kamiyo.Silo.Configuration;
using Kamiyo.Telemetry.Prometheus;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Dashboard;

namespace Kamiyo.Silo.Hosting;

/// <summary>Who may look at a silo. The Orleans Dashboard asks nobody who he is, and shows what grains hold: without an admin key it stays closed.</summary>
internal static class OperatorAccess
{
    private const string Route = "/orleans";
    private const string PolicyName = "operator";

    public static IServiceCollection AddOperatorAccess(this IServiceCollection services)
    {
        services.AddSingleton<AdminKeys>();
        services.AddSingleton<OperatorFailureLimit>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, OperatorKeyHandler>(OperatorKeyHandler.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder()
            .AddPolicy(PolicyName, policy => policy.AddAuthenticationSchemes(OperatorKeyHandler.SchemeName).RequireAuthenticatedUser());
        return services;
    }

    public static void MapMetrics(this IEndpointRouteBuilder routes)
    {
        var metrics = routes.MapPrometheus();
        if (routes.ServiceProvider.GetRequiredService<MetricsSettings>().RequireAdminKey)
        {
            metrics.RequireAuthorization(PolicyName);
        }
    }

    public static void MapDashboard(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<ClusterSettings>().HasDashboard)
        {
            routes.MapOrleansDashboard(Route).RequireAuthorization(PolicyName);
        }
    }
}
