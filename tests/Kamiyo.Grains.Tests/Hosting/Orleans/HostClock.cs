using Kamiyo.Testing.Time;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Reminders;
using Orleans.Runtime;

namespace Kamiyo.Grains.Tests.Hosting;

/// <summary>Orleans has a clock for each of its parts. Grains and reminders follow the test's; a cluster's own needs one that moves.</summary>
internal static class HostClock
{
    public static IServiceCollection AddClock(this IServiceCollection services, TimeProvider clock) => services
        .AddSingleton(clock)
        .AddKeyedSingleton(TimeProviderNames.Grains, clock)
        .AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, new WatchedTimeProvider(clock))
        .AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System);
}
