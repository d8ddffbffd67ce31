using System.Net;
using System.Net.Sockets;

namespace Kamiyo.Testing.Network;

/// <summary>A network between a client and a server on this machine that fails when a test says so.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<TcpProxyConnection> _connections = [];
    private readonly int _serverPort;
    private readonly Func<Task> _beforePassingOn;
    private Socket? _listener;
    private TcpProxyMode _mode;
    private int _accepted;

    private TcpProxy(int serverPort, Func<Task> beforePassingOn)
    {
        _serverPort = serverPort;
        _beforePassingOn = beforePassingOn;
        _listener = Listen(port: 0);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
    }

    /// <summary>Where clients connect, on the loopback address.</summary>
    public int Port { get; }

    /// <summary>How many connections were taken so far.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <param name="beforePassingOn">Awaited before the server hears anything that a client said; by default it hears it at once.</param>
    public static TcpProxy Start(int serverPort, Func<Task>? beforePassingOn = null)
    {
        var proxy = new TcpProxy(serverPort, beforePassingOn ?? (() => Task.CompletedTask));
        _ = proxy.AcceptAsync(proxy._listener!);
        return proxy;
    }

    /// <summary>The URL that leads through this proxy.</summary>
    public string Through(string url) => new UriBuilder(url) { Host = "127.0.0.1", Port = Port }.Uri.ToString();

    public void Set(TcpProxyMode mode)
    {
        lock (_lock)
        {
            // What has lost bytes is no use to anybody any more.
            if (mode is TcpProxyMode.Refuse || _mode is TcpProxyMode.BlackHole or TcpProxyMode.LoseAnswers)
            {
                CutAll();
            }

            _mode = mode;
            if (mode is TcpProxyMode.Refuse)
            {
                _listener?.Dispose();
                _listener = null;
            }
            else if (_listener is null)
            {
                _listener = Listen(Port);
                _ = AcceptAsync(_listener);
            }
        }
    }

    /// <summary>Resets every open connection, as a firewall or a crash does.</summary>
    public void Cut()
    {
        lock (_lock)
        {
            CutAll();
        }
    }

    public ValueTask DisposeAsync()
    {
        Set(TcpProxyMode.Refuse);
        return ValueTask.CompletedTask;
    }

    private static Socket Listen(int port)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen();
        return listener;
    }

    private async Task AcceptAsync(Socket listener)
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await listener.AcceptAsync();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // Set to refuse.
                return;
            }

            Interlocked.Increment(ref _accepted);
            var connection = new TcpProxyConnection(client, () => _mode, _beforePassingOn);
            lock (_lock)
            {
                _connections.Add(connection);
            }

            _ = connection.RunAsync(_serverPort);
        }
    }

    private void CutAll()
    {
        _connections.ForEach(connection => connection.Dispose());
        _connections.Clear();
    }
}
