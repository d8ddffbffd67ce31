namespace Kamiyo.Gateway.Configuration;

internal static class SettingsServices
{
    /// <summary>
    /// Every setting of the gateway's own, checked at start. Most are injected as they are; those that may change while the process runs as
    /// <see cref="ReloadableSettings{TSettings}"/>.
    /// </summary>
    public static WebApplicationBuilder AddKamiyoSettings(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddReloadableSettings(StripeSettings.Read)
            .AddReloadableSettings<AdminSettings>(builder.Environment.IsProduction() ? AdminSettings.ReadRequired : AdminSettings.Read)
            .AddFixedSettings(WebhookSettings.Read)
            .AddFixedSettings(ServerSettings.Read)
            .AddFixedSettings(RateLimitSettings.Read)
            .AddFixedSettings(HealthSettings.Read)
            .AddFixedSettings(ProxySettings.Read);
        return builder;
    }
}
