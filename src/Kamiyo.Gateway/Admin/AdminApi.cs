using Kamiyo.Gateway.RateLimits;
using Kamiyo.Silo.Admin;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Kamiyo.Gateway.Admin;

internal static class AdminApi
{
    private const string PolicyName = "admin";

    // A reason of full length with all the other fields of any request is far below.
    private const int MaxBodyBytes = 16 * 1024;

    public static IServiceCollection AddAdminApi(this IServiceCollection services)
    {
        services.AddSingleton<AdminKeys>();
        services.AddSingleton<AdminFailureLimit>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, AdminKeyHandler>(AdminKeyHandler.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder()
            .AddPolicy(PolicyName, policy => policy
                .AddAuthenticationSchemes(AdminKeyHandler.SchemeName)
                .RequireAuthenticatedUser()
                .RequireAssertion(context => context.User.IsInRole(nameof(AdminRole.Operator)) || context.Resource is HttpContext http && IsLook(http)));
        return services;
    }

    /// <summary>
    /// Only with an admin key, with an operator's for everything but looking, and at the admin API's rate;
    /// <c>User.Identity.Name</c> is the key's name.
    /// </summary>
    public static TBuilder RequireAdminKey<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder
            .RequireAuthorization(PolicyName)
            .RequireRateLimiting(RateLimitPolicy.Admin)
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes));

    /// <summary>The name of the admin key that the request came with, for the audit.</summary>
    public static string OperatorName(this HttpContext context) =>
        context.User.Identity?.Name ?? throw new InvalidOperationException("An admin route was reached without an admin key.");

    // By the method, so that no route can forget it.
    private static bool IsLook(HttpContext context) => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
}
