using System.Globalization;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Gateway.Tests.Server;

/// <summary>How many connections the real server keeps at once.</summary>
public sealed class ConnectionLimitTests
{
    private const int MaxConnections = 5;

    [Fact]
    public async Task One_connection_too_many_is_closed_and_room_is_made_again()
    {
        using var folder = new TemporaryFolder();
        await using var gateway = await GatewayProcess.StartReady(
            folder,
            ("Kamiyo__Server__MaxConnections", MaxConnections.ToString(CultureInfo.InvariantCulture)),
            ("Kamiyo__Server__KeepAliveSeconds", "600"));
        // The connection on which it was asked whether it is ready.
        var kept = 1;
        var address = gateway.Client.BaseAddress!;
        var connections = new List<RawConnection>();

        while (kept < MaxConnections)
        {
            connections.Add(await RawConnection.To(address));
            (await Ask(connections[^1])).ShouldStartWith("HTTP/1.1 200 ");
            kept++;
        }

        using var oneTooMany = await RawConnection.To(address);
        (await Ask(oneTooMany)).ShouldBeEmpty();

        connections[0].Dispose();
        await Eventually.Get(
            async () =>
            {
                using var next = await RawConnection.To(address);
                return await Ask(next);
            },
            answer => answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal),
            "room for a connection");

        connections.ForEach(connection => connection.Dispose());
    }

    /// <summary>Asks and leaves the connection open; an answer proves that the server keeps it.</summary>
    private static async Task<string> Ask(RawConnection connection)
    {
        try
        {
            await connection.Send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
            return await connection.ReadUntil("\r\n\r\n");
        }
        catch (IOException)
        {
            // Closed by the server before it was asked anything.
            return "";
        }
    }
}
