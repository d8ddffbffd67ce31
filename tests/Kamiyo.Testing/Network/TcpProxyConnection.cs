using System.Net;
using System.Net.Sockets;

namespace Kamiyo.Testing.Network;

internal sealed class TcpProxyConnection(Socket client, Func<TcpProxyMode> mode, Func<Task> beforePassingOn) : IDisposable
{
    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public async Task RunAsync(int serverPort)
    {
        try
        {
            await _server.ConnectAsync(new IPEndPoint(IPAddress.Loopback, serverPort));
            await Task.WhenAny(
                PumpAsync(client, _server, beforePassingOn, static mode => mode is TcpProxyMode.BlackHole),
                PumpAsync(_server, client, () => Task.CompletedTask, static mode => mode is TcpProxyMode.BlackHole or TcpProxyMode.LoseAnswers));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The server isn't there, which the client learns by the cut.
        }

        Dispose();
    }

    public void Dispose()
    {
        // Closed twice when both sides end it. A close that keeps nothing is a reset.
        client.Close(timeout: 0);
        _server.Dispose();
    }

    private async Task PumpAsync(Socket from, Socket to, Func<Task> beforePassingOn, Func<TcpProxyMode, bool> isLost)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                await beforePassingOn();
                if (!isLost(mode()))
                {
                    await to.SendAsync(buffer.AsMemory(0, count));
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut, from either side.
        }
    }
}
