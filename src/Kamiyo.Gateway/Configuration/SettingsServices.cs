using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Kamiyo.Gateway.Configuration;

internal static class SettingsServices
{
    /// <summary>
    /// Every setting, checked at start. Most are injected as they are; those that may change while the process runs as
    /// <see cref="ReloadableSettings{TSettings}"/>.
    /// </summary>
    public static WebApplicationBuilder AddKamiyoSettings(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services
            .AddReloadableSettings(StripeSettings.Read)
            .AddReloadableSettings<AdminSettings>(builder.Environment.IsProduction() ? AdminSettings.ReadRequired : AdminSettings.Read)
            .AddFixedSettings(DatabaseSettings.Read)
            .AddFixedSettings(WebhookSettings.Read)
            .AddFixedSettings(ServerSettings.Read)
            .AddFixedSettings(RateLimitSettings.Read)
            .AddFixedSettings(RetrySettings.Read)
            .AddFixedSettings(ProxySettings.Read)
            .AddFixedSettings(MetricsSettings.Read)
            .AddFixedSettings(PlanSettings.Read);
        services.AddSingleton(provider => provider.GetRequiredService<PlanSettings>().ToCatalog());
        services.AddSingleton(provider => provider.GetRequiredService<RetrySettings>().Schedule);
        services.TryAddSingleton(TimeProvider.System);
        return builder;
    }

    private static IServiceCollection AddReloadableSettings<TSettings>(this IServiceCollection services, Func<SettingsReader, TSettings> read)
        where TSettings : class => services
            .AddValidatedSettings(read)
            .AddSingleton<ReloadableSettings<TSettings>>();

    // The monitor keeps what the check at start read, whenever it is asked for first.
    private static IServiceCollection AddFixedSettings<TSettings>(this IServiceCollection services, Func<SettingsReader, TSettings> read)
        where TSettings : class => services
            .AddValidatedSettings(read)
            .AddSingleton(provider => provider.GetRequiredService<IOptionsMonitor<TSettings>>().CurrentValue);

    private static IServiceCollection AddValidatedSettings<TSettings>(this IServiceCollection services, Func<SettingsReader, TSettings> read)
        where TSettings : class
    {
        services.AddSingleton<IOptionsFactory<TSettings>>(provider =>
            new SettingsFactory<TSettings>(provider.GetRequiredService<IConfiguration>(), read));
        services.AddOptions<TSettings>().ValidateOnStart();
        return services;
    }
}
