using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Testing.Processes;

namespace Kamiyo.Gateway.Tests.Server;

/// <summary>What one client that takes its time, or sends too much, can hold of the real server on a real socket.</summary>
public sealed class SlowClientTests : IAsyncLifetime
{
    private const string Live = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n";

    private readonly TemporaryFolder _folder = new();
    private GatewayProcess _gateway = null!;

    private Uri Address => _gateway.Client.BaseAddress!;

    public async ValueTask InitializeAsync() => _gateway = await GatewayProcess.StartReady(
        _folder,
        ("Kamiyo__Server__HeadersTimeoutSeconds", "1"),
        ("Kamiyo__Server__KeepAliveSeconds", "1"),
        ("Kamiyo__Server__BodyGraceSeconds", "2"));

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Headers_that_never_end_are_answered_408()
    {
        using var connection = await RawConnection.To(Address);
        await connection.Send(Live + "X-Slow: ");

        (await connection.ReadToEnd()).ShouldStartWith("HTTP/1.1 408 ");
    }

    [Fact]
    public async Task A_connection_on_which_nothing_is_asked_is_closed()
    {
        using var connection = await RawConnection.To(Address);

        (await connection.ReadToEnd()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_that_trickles_is_given_up_with_408()
    {
        using var connection = await RawConnection.To(Address);
        await connection.Send(
            "POST /api/v1/webhooks/stripe HTTP/1.1\r\nHost: localhost\r\nStripe-Signature: t=1790000000,v1=00\r\nContent-Length: 1000\r\n\r\n{");

        (await connection.ReadToEnd()).ShouldStartWith("HTTP/1.1 408 ");
    }

    [Theory]
    [InlineData(64, "HTTP/1.1 200 ")]
    [InlineData(65, "HTTP/1.1 431 ")]
    public async Task So_many_headers_and_no_more(int headers, string status)
    {
        using var connection = await RawConnection.To(Address);
        var further = string.Concat(Enumerable.Range(0, headers - 2).Select(number => $"X-{number}: y\r\n"));
        await connection.Send($"{Live}Connection: close\r\n{further}\r\n");

        (await connection.ReadToEnd()).ShouldStartWith(status);
    }

    [Fact]
    public async Task A_request_line_without_end_is_refused()
    {
        using var connection = await RawConnection.To(Address);
        await connection.Send($"GET /health/live?{new string('x', 9_000)}");

        (await connection.ReadToEnd()).ShouldStartWith("HTTP/1.1 414 ");
    }
}
