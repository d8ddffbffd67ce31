using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Kamiyo.Orleans.InProcess.Tests.Hosting;

/// <summary>The embedded host needs nothing on top of Orleans' public API.</summary>
internal static class HostUnderTest
{
    public static void Configure(ISiloBuilder silo, TimeProvider? clock)
    {
        if (clock is not null)
        {
            silo.Services.AddSingleton(clock);
        }
    }
}
