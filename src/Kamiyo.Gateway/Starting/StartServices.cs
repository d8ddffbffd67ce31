using Kamiyo.Gateway.Configuration;
using Kamiyo.Silo.Starting;
using Microsoft.Extensions.Options;

namespace Kamiyo.Gateway.Starting;

internal static class StartServices
{
    public static IServiceCollection AddStartReport(this IServiceCollection services) => services.AddHostedService<StartReport>();

    /// <summary>Checks all settings before anything runs: the host would too, but logs a stack trace for each.</summary>
    /// <exception cref="OptionsValidationException">Settings of one kind are wrong.</exception>
    /// <exception cref="AggregateException">Settings of several kinds are wrong.</exception>
    public static WebApplication ValidateSettings(this WebApplication app)
    {
        app.CheckSettings();

        // Taken now, while they are known to be good: a bad change must find them in force already.
        app.Services.GetRequiredService<ReloadableSettings<StripeSettings>>();
        app.Services.GetRequiredService<ReloadableSettings<AdminSettings>>();
        return app;
    }
}
