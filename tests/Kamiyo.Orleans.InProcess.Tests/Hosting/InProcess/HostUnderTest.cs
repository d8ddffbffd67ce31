using Orleans.Hosting;

namespace Kamiyo.Orleans.InProcess.Tests.Hosting;

/// <summary>What the embedded host needs on top of Orleans' public API: nothing.</summary>
internal static class HostUnderTest
{
    public static void Configure(ISiloBuilder silo)
    {
    }
}
