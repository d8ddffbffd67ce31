using Kamiyo.Gateway.Configuration;
using Microsoft.AspNetCore.RateLimiting;

namespace Kamiyo.Gateway.RateLimits;

internal static class RateLimitServices
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<RateLimitSettings>((options, limits) => options
            .AddPolicy(RateLimitPolicy.Webhook, new RateLimitPolicy(limits.Webhook))
            .AddPolicy(RateLimitPolicy.Admin, new RateLimitPolicy(limits.Admin))
            .AddPolicy(RateLimitPolicy.Entitlements, new RateLimitPolicy(limits.Entitlements)));
        return services;
    }
}
