using System.Net;
using System.Net.Sockets;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Bench.Limits;

internal static class PortProbe
{
    /// <summary>Waits until something listens on 127.0.0.1.</summary>
    /// <exception cref="TimeoutException">Nothing does.</exception>
    public static Task WaitAsync(int port, CancellationToken cancellationToken) =>
        Eventually.Get(() => IsOpenAsync(port, cancellationToken), isOpen => isOpen, "the server to listen");

    private static async Task<bool> IsOpenAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
