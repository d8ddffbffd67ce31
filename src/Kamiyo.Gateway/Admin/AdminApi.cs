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

    /// <summary>Only with an admin key; <c>User.Identity.Name</c> is the key's name.</summary>
    public static TBuilder RequireAdminKey<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization(PolicyName);
}
