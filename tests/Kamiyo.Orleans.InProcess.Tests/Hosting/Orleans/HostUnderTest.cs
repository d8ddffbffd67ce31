using System.Net;
using System.Net.Sockets;
using Orleans.Hosting;

namespace Kamiyo.Orleans.InProcess.Tests.Hosting;

/// <summary>Orleans clusters even when alone, so a silo needs ports.</summary>
internal static class HostUnderTest
{
    public static void Configure(ISiloBuilder silo) => silo.UseLocalhostClustering(FreePort(), FreePort());

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
