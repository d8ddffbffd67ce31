using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Sweeping;

public static class SweepingServices
{
    /// <summary>What the sweeper works with.</summary>
    public static IServiceCollection AddSweeping(this IServiceCollection services) => services.AddSingleton<EventSweep>();
}
