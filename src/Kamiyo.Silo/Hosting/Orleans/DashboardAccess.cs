using Kamiyo.Silo.Admin;
using Kamiyo.Silo.Configuration;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Dashboard;

namespace Kamiyo.Silo.Hosting;

/// <summary>The Orleans Dashboard asks nobody who he is, and shows what grains hold: without an admin key it stays closed.</summary>
internal static class DashboardAccess
{
    private const string Route = "/orleans";
    private const string PolicyName = "dashboard";

    public static IServiceCollection AddDashboardAccess(this IServiceCollection services)
    {
        services.AddSingleton<AdminKeys>();
        services.AddSingleton<DashboardFailureLimit>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, DashboardKeyHandler>(DashboardKeyHandler.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder()
            .AddPolicy(PolicyName, policy => policy.AddAuthenticationSchemes(DashboardKeyHandler.SchemeName).RequireAuthenticatedUser());
        return services;
    }

    public static void MapDashboard(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<ClusterSettings>().HasDashboard)
        {
            routes.MapOrleansDashboard(Route).RequireAuthorization(PolicyName);
        }
    }
}
