using System.Net;
using System.Text;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Kamiyo.Gateway.Tests.Webhooks;

/// <summary>Large, chunked and slow bodies against the real server on a real socket.</summary>
public sealed class BodyLimitTests : IAsyncLifetime
{
    private const int Limit = 100_000;

    private readonly GatewayApplication _application = new GatewayApplication()
        .With("Kamiyo:Webhook:MaxBodyBytes", $"{Limit}")
        .Configure<KestrelServerOptions>(options =>
            options.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1_000_000, gracePeriod: TimeSpan.FromSeconds(1.1)));

    private HttpClient _client = null!;

    public ValueTask InitializeAsync()
    {
        _application.UseKestrel(0);
        _application.StartServer();
        _client = _application.CreateClient();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    [Fact]
    public async Task A_body_just_under_the_limit_is_accepted()
    {
        var json = new StripeEvent("evt_large").Json();

        using var response = await new Delivery(json.PadRight(Limit)).SendTo(_client);

        await response.ShouldBeReceived("evt_large", "accepted");
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_with_the_limit_in_words()
    {
        using var response = await new Delivery(new StripeEvent().Json().PadRight(Limit + 1)).SendTo(_client);

        var detail = await response.ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "payload_too_large");
        detail.ShouldNotBeNull().ShouldContain($"{Limit}");
    }

    [Fact]
    public async Task An_announced_length_over_the_limit_is_refused_before_a_byte_of_it_is_sent()
    {
        using var content = new StalledContent([], announcedLength: 50_000_000);
        using var response = await new Delivery("{}") { Content = content }.SendTo(_client);

        await response.ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "payload_too_large");
    }

    [Fact]
    public async Task A_chunked_body_is_accepted_within_the_limit()
    {
        var delivery = new StripeEvent("evt_chunked").Delivery();

        using var response = await (delivery with { Content = new ChunkedContent(delivery.Body) }).SendTo(_client);

        await response.ShouldBeReceived("evt_chunked", "accepted");
    }

    [Fact]
    public async Task A_chunked_body_is_cut_off_at_the_limit()
    {
        var body = Encoding.UTF8.GetBytes(new StripeEvent().Json().PadRight(Limit + 5_000));

        using var response = await new Delivery(body) { Content = new ChunkedContent(body) }.SendTo(_client);

        await response.ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "payload_too_large");
    }

    [Fact]
    public async Task A_body_that_stops_half_way_is_given_up()
    {
        using var content = new StalledContent(new byte[100], announcedLength: 1_000);
        using var response = await new Delivery("{}") { Content = content }.SendTo(_client);

        await response.ShouldBeProblem(HttpStatusCode.RequestTimeout, "request_timeout");
        _application.Logs.Lines.ShouldAllBe(line => !line.StartsWith("Error", StringComparison.Ordinal));
    }

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

    /// <summary>Announces more than it sends, and then waits until it is disposed.</summary>
    private sealed class StalledContent(byte[] content, long announcedLength) : HttpContent
    {
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(content);
            await stream.FlushAsync();
            await _end.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = announcedLength;
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            _end.TrySetCanceled();
            base.Dispose(disposing);
        }
    }
}
