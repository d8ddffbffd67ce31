using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Time;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Reminders;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Tests.Hosting;

/// <summary>Orleans clusters even when alone, so a silo needs ports, and a cluster needs a clock that moves.</summary>
internal static class HostUnderTest
{
    public static void Configure(ISiloBuilder silo, TimeProvider? clock)
    {
        silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next());
        if (clock is not null)
        {
            silo.Services.AddKeyedSingleton(TimeProviderNames.Grains, clock);
            silo.Services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, new WatchedTimeProvider(clock));
        }
    }
}
