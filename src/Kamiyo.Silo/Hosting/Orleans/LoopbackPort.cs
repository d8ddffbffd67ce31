using System.Net;
using System.Net.Sockets;

namespace Kamiyo.Silo.Hosting;

internal static class LoopbackPort
{
    /// <summary>A port that nobody listens on at this moment. Orleans can't be told to take any.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
