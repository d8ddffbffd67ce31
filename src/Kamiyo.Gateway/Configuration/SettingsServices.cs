using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Kamiyo.Gateway.Configuration;

internal static class SettingsServices
{
    /// <summary>Every setting as validated options; those that may change while the process runs as <see cref="ReloadableSettings{TSettings}"/> too.</summary>
    public static WebApplicationBuilder AddKamiyoSettings(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services
            .AddSettings(StripeSettings.Read)
            .AddSettings<AdminSettings>(builder.Environment.IsProduction() ? AdminSettings.ReadRequired : AdminSettings.Read)
            .AddSettings(DatabaseSettings.Read)
            .AddSettings(WebhookSettings.Read)
            .AddSettings(RateLimitSettings.Read)
            .AddSettings(PlanSettings.Read);
        services.AddSingleton<ReloadableSettings<StripeSettings>>();
        services.AddSingleton<ReloadableSettings<AdminSettings>>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PlanSettings>>().Value.ToCatalog());
        services.TryAddSingleton(TimeProvider.System);
        return builder;
    }

    private static IServiceCollection AddSettings<TSettings>(this IServiceCollection services, Func<SettingsReader, TSettings> read)
        where TSettings : class
    {
        services.AddSingleton<IOptionsFactory<TSettings>>(provider =>
            new SettingsFactory<TSettings>(provider.GetRequiredService<IConfiguration>(), read));
        services.AddOptions<TSettings>().ValidateOnStart();
        return services;
    }
}
