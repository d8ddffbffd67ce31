using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Kamiyo.Silo.Configuration;

internal static class CommonSettings
{
    /// <summary>What every program of an installation reads: the database, its place in the cluster, the plans, when failures are tried again.</summary>
    /// <param name="builder">The program.</param>
    /// <param name="defaultMode">Its place in the cluster when no setting says.</param>
    public static IHostApplicationBuilder AddCommonSettings(this IHostApplicationBuilder builder, ClusterMode defaultMode)
    {
        builder.Services
            .AddFixedSettings(DatabaseSettings.Read)
            .AddFixedSettings(reader => ClusterSettings.Read(reader, defaultMode))
            .AddFixedSettings(PlanSettings.Read)
            .AddFixedSettings(RetrySettings.Read)
            .AddFixedSettings(MetricsSettings.Read)
            .AddSingleton(provider => provider.GetRequiredService<PlanSettings>().ToCatalog())
            .AddSingleton(provider => provider.GetRequiredService<RetrySettings>().Schedule);
        builder.Services.TryAddSingleton(TimeProvider.System);
        return builder;
    }

    /// <summary>Settings that may change while the process runs.</summary>
    public static IServiceCollection AddReloadableSettings<TSettings>(this IServiceCollection services, Func<SettingsReader, TSettings> read)
        where TSettings : class => services
            .AddValidatedSettings(read)
            .AddSingleton<ReloadableSettings<TSettings>>();

    /// <summary>Settings as they were at start. The monitor keeps what the check at start read, whenever it is asked for first.</summary>
    public static IServiceCollection AddFixedSettings<TSettings>(this IServiceCollection services, Func<SettingsReader, TSettings> read)
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
