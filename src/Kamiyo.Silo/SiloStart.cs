using Kamiyo.Grains.Interfaces.Outbox;
using Kamiyo.Grains.Interfaces.Retention;
using Kamiyo.Grains.Interfaces.Sweeping;
using Kamiyo.Storage.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Kamiyo.Silo;

/// <summary>What runs without anybody calling: wakes it once the silo has started. Safe in every process of many.</summary>
internal static class SiloStart
{
    public static async Task Run(IServiceProvider services, CancellationToken cancellationToken)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        await grains.GetGrain<ISweeperGrain>(0).Start();
        await grains.GetGrain<IRetentionGrain>(0).Start();
        for (var partition = 0; partition < services.GetRequiredService<IOutboxStore>().Partitions; partition++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await grains.GetGrain<IOutboxGrain>(partition).Start();
        }
    }
}
