using System.Globalization;
using System.Net;
using System.Text;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Testing.Processes;

namespace Kamiyo.Gateway.Tests.Webhooks;

/// <summary>Large, chunked and stalled bodies against the real server on a real socket.</summary>
public sealed class BodyLimitTests : IAsyncLifetime
{
    private const int Limit = 100_000;
    private const string TooLarge = "\"code\":\"payload_too_large\"";

    private readonly TemporaryFolder _folder = new();
    private GatewayProcess _gateway = null!;

    public async ValueTask InitializeAsync() =>
        _gateway = await GatewayProcess.StartReady(_folder, ("Kamiyo__Webhook__MaxBodyBytes", Limit.ToString(CultureInfo.InvariantCulture)));

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_body_of_just_the_limit_is_accepted()
    {
        using var response = await new StripeDelivery(new StripeEvent("evt_large").Json().PadRight(Limit)).SendTo(_gateway.Client);

        await response.ShouldBeReceived("evt_large", "accepted");
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_with_the_limit_in_words()
    {
        using var response = await new StripeDelivery(new StripeEvent().Json().PadRight(Limit + 1)).SendTo(_gateway.Client);

        var detail = await response.ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "payload_too_large");
        detail.ShouldNotBeNull().ShouldContain("100000");
    }

    [Fact]
    public async Task An_announced_length_over_the_limit_is_refused_before_a_byte_of_it_is_sent()
    {
        using var connection = await RawConnection.To(_gateway.Client.BaseAddress!);
        await connection.Send(Head("Content-Length: 50000000"));

        var answer = await connection.ReadUntil(TooLarge);

        answer.ShouldStartWith("HTTP/1.1 413 ");
        answer.ShouldContain(TooLarge);
    }

    [Fact]
    public async Task A_chunked_body_within_the_limit_is_accepted()
    {
        var delivery = new StripeEvent("evt_chunked").Delivery();

        using var response = await (delivery with { Content = new ChunkedContent(delivery.Body) }).SendTo(_gateway.Client);

        await response.ShouldBeReceived("evt_chunked", "accepted");
    }

    [Fact]
    public async Task A_chunked_body_is_cut_off_at_the_limit_while_it_still_comes()
    {
        using var connection = await RawConnection.To(_gateway.Client.BaseAddress!);
        await connection.Send(Head("Transfer-Encoding: chunked"));
        var chunk = new string('x', 10_000);
        for (var sent = 0; sent <= Limit; sent += chunk.Length)
        {
            await connection.Send($"{chunk.Length:x}\r\n{chunk}\r\n");
        }

        var answer = await connection.ReadToEnd();

        answer.ShouldStartWith("HTTP/1.1 413 ");
        answer.ShouldEndWith("}\r\n0\r\n\r\n", Case.Sensitive, "The answer is whole, and then the connection ends.");
        answer.ShouldContain(TooLarge);
    }

    [Fact]
    public async Task A_body_that_comes_in_pieces_is_waited_for()
    {
        var delivery = new StripeEvent("evt_pieces").Delivery();
        using var connection = await RawConnection.To(_gateway.Client.BaseAddress!);
        await connection.Send(Head($"Content-Length: {delivery.Body.Length}\r\nConnection: close", delivery.RightHeader));
        foreach (var piece in delivery.Body.Chunk(100))
        {
            await connection.Send(Encoding.ASCII.GetString(piece));
        }

        const string accepted = "\"event_id\":\"evt_pieces\",\"status\":\"accepted\"";
        (await connection.ReadUntil(accepted)).ShouldContain(accepted);
    }

    [Fact]
    public async Task A_body_that_stops_half_way_is_given_up_without_an_error_in_the_log()
    {
        using var connection = await RawConnection.To(_gateway.Client.BaseAddress!);
        await connection.Send(Head("Content-Length: 1000") + "only this");

        (await connection.ReadUntil("request_timeout")).ShouldStartWith("HTTP/1.1 408 ");

        _gateway.Output.ShouldNotContain("\"LogLevel\":\"Error\"");
    }

    [Fact]
    public async Task A_body_for_the_admin_api_is_refused_long_before_that_limit()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/webhooks/events/retry");
        request.Headers.Add("X-Admin-Key", GatewayApplication.AdminKey);
        request.Content = new StringContent($$"""{"type":"{{new string('x', 16 * 1024)}}"}""", Encoding.UTF8, "application/json");

        using var response = await _gateway.Client.SendAsync(request);

        await response.ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "payload_too_large");
    }

    private static string Head(string headers, string signature = "t=1790000000,v1=00") =>
        $"POST /api/v1/webhooks/stripe HTTP/1.1\r\nHost: localhost\r\nStripe-Signature: {signature}\r\n{headers}\r\n\r\n";

    /// <summary>Has no length, so that the client sends it chunked.</summary>
    private sealed class ChunkedContent(byte[] content) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            foreach (var piece in content.Chunk(1_000))
            {
                await stream.WriteAsync(piece);
                await stream.FlushAsync();
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
