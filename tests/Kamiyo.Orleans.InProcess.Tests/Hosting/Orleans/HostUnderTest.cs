using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Time;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Reminders;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Tests.Hosting;

/// <summary>Orleans clusters even when alone, so a silo needs ports, and a cluster needs a clock that moves.</summary>
internal static class HostUnderTest
{
    // A call that reaches an activation on its way out is handed on, by default twice at most before it is refused. A grain that deactivates all the
    // time under a busy processor needs more.
    private const int MaxForwardCount = 100;

    public static void Configure(ISiloBuilder silo, TimeProvider? clock)
    {
        silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next());
        silo.Configure<SiloMessagingOptions>(options => options.MaxForwardCount = MaxForwardCount);
        if (clock is not null)
        {
            silo.Services.AddKeyedSingleton(TimeProviderNames.Grains, clock);
            silo.Services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, new WatchedTimeProvider(clock));
        }
    }
}
