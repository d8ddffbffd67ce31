using Kamiyo.Orleans.InProcess.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Hosting;

internal static class SiloServiceCollectionExtensions
{
    public static void AddInProcessSilo(this IServiceCollection services)
    {
        if (services.Any(static service => service.ServiceType == typeof(ActorRuntime)))
        {
            return;
        }

        services.AddLogging();
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ActorRuntime>();
        services.AddSingleton<IGrainRuntime>(static provider => provider.GetRequiredService<ActorRuntime>());
        services.AddSingleton<GrainFactory>();
        services.AddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<GrainFactory>());
        services.AddSingleton<IClusterClient>(static provider => provider.GetRequiredService<GrainFactory>());
        services.AddScoped(static _ => RuntimeContext.Current ?? throw new InvalidOperationException("No current grain context available."));
        services.AddSingleton<IValidateOptions<GrainCollectionOptions>, GrainCollectionOptionsValidator>();
        services.AddSingleton<IValidateOptions<ReminderOptions>, ReminderOptionsValidator>();
        services.AddSingleton<IValidateOptions<InProcessSiloOptions>, InProcessSiloOptionsValidator>();
        services.AddSingleton<IHostedService, SiloHostedService>();
    }
}
