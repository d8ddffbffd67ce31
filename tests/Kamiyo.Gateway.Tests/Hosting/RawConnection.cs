using System.Net.Sockets;
using System.Text;

namespace Kamiyo.Gateway.Tests.Hosting;

/// <summary>A connection on which a test sends just the bytes it wants, and less than it announced if it wants.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client = new();

    public static async Task<RawConnection> To(Uri address)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(address.Host, address.Port);
        return connection;
    }

    public async Task Send(string text) => await _client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));

    /// <summary>What comes until it holds <paramref name="mark"/>, or the server closes the connection.</summary>
    public async Task<string> ReadUntil(string mark)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        while (!answer.ToString().Contains(mark, StringComparison.Ordinal))
        {
            var read = await _client.GetStream().ReadAsync(buffer, limit.Token);
            if (read == 0)
            {
                break;
            }

            answer.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return answer.ToString();
    }

    /// <summary>All that comes until the server closes the connection; a reset is as good an end as any.</summary>
    public async Task<string> ReadToEnd()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await _client.GetStream().ReadAsync(buffer, limit.Token) is > 0 and var read)
            {
                answer.Append(Encoding.ASCII.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // Reset.
        }

        return answer.ToString();
    }

    public void Dispose() => _client.Dispose();
}
