using Kamiyo.Gateway.RateLimits;
using Microsoft.AspNetCore.Authentication;

namespace Kamiyo.Gateway.Admin;

internal static class AdminApi
{
    private const string PolicyName = "admin";

    public static IServiceCollection AddAdminApi(this IServiceCollection services)
    {
        services.AddSingleton<AdminKeys>();
        services.AddSingleton<AdminFailureLimit>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, AdminKeyHandler>(AdminKeyHandler.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder()
            .AddPolicy(PolicyName, policy => policy.AddAuthenticationSchemes(AdminKeyHandler.SchemeName).RequireAuthenticatedUser());
        return services;
    }

    /// <summary>Only with an admin key, and at the admin API's rate; <c>User.Identity.Name</c> is the key's name.</summary>
    public static TBuilder RequireAdminKey<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization(PolicyName).RequireRateLimiting(RateLimitPolicy.Admin);

    /// <summary>The name of the admin key that the request came with, for the audit.</summary>
    public static string OperatorName(this HttpContext context) =>
        context.User.Identity?.Name ?? throw new InvalidOperationException("An admin route was reached without an admin key.");
}
