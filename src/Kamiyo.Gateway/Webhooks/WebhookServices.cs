namespace Kamiyo.Gateway.Webhooks;

internal static class WebhookServices
{
    public static IServiceCollection AddStripeWebhook(this IServiceCollection services)
    {
        services.AddSingleton<ApiTrainMeter>();
        services.AddSingleton<RefusalLog>();
        services.AddSingleton<StripeWebhook>();
        services.AddRateLimiter(options => options.AddPolicy<System.Net.IPAddress, WebhookRateLimit>(WebhookRateLimit.PolicyName));
        return services;
    }
}
