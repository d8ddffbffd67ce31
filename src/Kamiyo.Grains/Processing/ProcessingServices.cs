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
        services.AddSingleton(_ => new AcceptanceLoad(TimeProvider.System));
        services.AddSingleton(provider => new ProcessingWaves(provider.GetRequiredService<AcceptanceLoad>(), TimeProvider.System));
        return services;
    }
}
