namespace Kamiyo.Gateway.Health;

internal static class HealthServices
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services
        .AddSingleton<Readiness>()
        .AddSingleton<SignatureWatch>()
        .AddSingleton<EventActivityReader>()
        .AddSingleton<WebhookHealth>();
}
