using System.Diagnostics.Metrics;
using Kamiyo.Storage.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Processing;

public static class ProcessingServices
{
    /// <summary>What bounds the processing of events.</summary>
    public static IServiceCollection AddProcessing(this IServiceCollection services)
    {
        services.AddOptions<ProcessingOptions>()
            .BindConfiguration(ProcessingOptions.Section)
            .Validate(static options => options.IsValid, $"{ProcessingOptions.Section}: MaxInFlight must be from 1 to 100000.")
            .ValidateOnStart();
        services.AddSingleton<ProcessingGate>();

        // Whatever clock the rest goes by: this pace is for the processor and the database.
        services.AddSingleton(provider => new AcceptanceLoad(Many(provider.GetRequiredService<DatabaseOptions>()), TimeProvider.System));
        services.AddSingleton(provider => new ProcessingWaves(
            provider.GetRequiredService<AcceptanceLoad>(), provider.GetRequiredService<IMeterFactory>(), TimeProvider.System));
        return services;
    }

    private static int Many(DatabaseOptions database) =>
        database.Dialect is DatabaseDialect.Sqlite ? AcceptanceLoad.ManyOnSqlite : AcceptanceLoad.ManyOnPostgres;
}
