using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Kamiyo.Testing.Processes;

public static class FreePort
{
    // Below the ports that systems give to outgoing connections: one of those may take a port between this look and its use.
    private const int First = 10_000;
    private const int AfterLast = 32_768;

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>A port that nobody listens on at this moment, and that this process is given once.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, AfterLast);
            if (IsFree(port) && Given.TryAdd(port, true))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Any, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }
}
