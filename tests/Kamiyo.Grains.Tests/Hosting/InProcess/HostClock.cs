using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Tests.Hosting;

/// <summary>The embedded host has one clock, the application's.</summary>
internal static class HostClock
{
    public static IServiceCollection AddClock(this IServiceCollection services, TimeProvider clock) => services.AddSingleton(clock);
}
