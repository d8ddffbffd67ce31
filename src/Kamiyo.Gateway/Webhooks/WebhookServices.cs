namespace Kamiyo.Gateway.Webhooks;

internal static class WebhookServices
{
    public static IServiceCollection AddStripeWebhook(this IServiceCollection services)
    {
        services.AddSingleton<ApiTrainMeter>();
        services.AddSingleton<StripeWebhook>();
        return services;
    }
}
