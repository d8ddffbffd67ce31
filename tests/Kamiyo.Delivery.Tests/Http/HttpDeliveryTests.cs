using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kamiyo.Delivery.Http;
using Kamiyo.Delivery.Tests.Time;
using Kamiyo.Testing.Processes;
using Microsoft.AspNetCore.Http;

namespace Kamiyo.Delivery.Tests.Http;

public sealed class HttpDeliveryTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 1, 2, 3, TimeSpan.Zero);

    private readonly ManualTimeProvider _time = new(Now);
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData(200, DeliveryOutcome.Sent)]
    [InlineData(204, DeliveryOutcome.Sent)]
    [InlineData(301, DeliveryOutcome.Retry)]
    [InlineData(404, DeliveryOutcome.Retry)]
    [InlineData(410, DeliveryOutcome.Rejected)]
    [InlineData(429, DeliveryOutcome.Retry)]
    [InlineData(500, DeliveryOutcome.Retry)]
    public async Task The_status_decides(int status, DeliveryOutcome expected)
    {
        await using var receiver = await Receiver.StartAsync(status);

        var result = await PostAsync(receiver.Url);

        result.Outcome.ShouldBe(expected);
        result.RetryAfter.ShouldBeNull();
    }

    [Fact]
    public async Task The_reason_has_status_and_answer_but_not_the_path()
    {
        await using var receiver = await Receiver.StartAsync(404, "no_service");

        var result = await PostAsync(receiver.Url);

        result.Reason.ShouldBe("127.0.0.1 answered 404. no_service");
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("0", 0)]
    [InlineData("999999999", 86_400)]
    public async Task A_wait_in_seconds_is_taken_over(string header, int seconds)
    {
        await using var receiver = await Receiver.StartAsync(429, retryAfter: header);

        (await PostAsync(receiver.Url)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData(90, 90)]
    [InlineData(-90, 0)]
    public async Task A_wait_until_a_date_is_taken_over(int fromNow, int seconds)
    {
        var header = Now.AddSeconds(fromNow).ToString("R", CultureInfo.InvariantCulture);
        await using var receiver = await Receiver.StartAsync(503, retryAfter: header);

        (await PostAsync(receiver.Url)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    public async Task A_wait_that_is_none_is_none(string header)
    {
        await using var receiver = await Receiver.StartAsync(429, retryAfter: header);

        var result = await PostAsync(receiver.Url);

        result.Outcome.ShouldBe(DeliveryOutcome.Retry);
        result.RetryAfter.ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_listening_is_tried_again()
    {
        var result = await PostAsync(new Uri($"http://127.0.0.1:{FreePort.Next()}/hook"));

        result.Outcome.ShouldBe(DeliveryOutcome.Retry);
        result.Reason.ShouldNotBeNull().ShouldContain("127.0.0.1");
    }

    [Fact]
    public async Task A_receiver_that_stalls_is_given_up_after_the_timeout()
    {
        await using var receiver = await Receiver.StartAsync(Stall);

        var posting = PostAsync(receiver.Url);
        await receiver.WhenReached();
        _time.Advance(HttpDelivery.DefaultTimeout);
        var result = await posting.WaitAsync(TimeSpan.FromSeconds(30));

        result.Outcome.ShouldBe(DeliveryOutcome.Retry);
        result.Reason.ShouldNotBeNull().ShouldContain("within 10 s");
    }

    [Fact]
    public async Task A_body_that_never_ends_is_read_no_further_than_the_cap()
    {
        await using var receiver = await Receiver.StartAsync(async context =>
        {
            context.Response.StatusCode = 500;
            var chunk = new byte[AnswerBody.MaxBytes];
            Array.Fill(chunk, (byte)'x');
            await context.Response.Body.WriteAsync(chunk);
            await context.Response.Body.FlushAsync();
            await Stall(context);
        });

        var result = await PostAsync(receiver.Url).WaitAsync(TimeSpan.FromSeconds(30));

        result.Outcome.ShouldBe(DeliveryOutcome.Retry);
        result.Reason.ShouldNotBeNull().Length.ShouldBe(DeliveryReason.MaxLength);
    }

    [Fact]
    public async Task A_body_that_breaks_off_leaves_the_status_to_decide()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var posting = PostAsync(new Uri($"http://{listener.LocalEndpoint}/hook"));
        using (var connection = await listener.AcceptTcpClientAsync())
        {
            var stream = connection.GetStream();
            await ReadRequestAsync(stream);
            await stream.WriteAsync("HTTP/1.1 410 Gone\r\nContent-Length: 1000\r\n\r\ngone"u8.ToArray());
            connection.Client.Shutdown(SocketShutdown.Send);
            (await posting).Outcome.ShouldBe(DeliveryOutcome.Rejected);
        }
    }

    [Fact]
    public async Task A_caller_who_cancels_is_not_kept_waiting()
    {
        await using var receiver = await Receiver.StartAsync(Stall);
        using var cancellation = new CancellationTokenSource();

        var posting = PostAsync(receiver.Url, cancellation.Token);
        await receiver.WhenReached();
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => posting.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    // Whole, because a connection closed with something unread is reset, and its answer lost.
    private static async Task ReadRequestAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var buffer = new byte[1024];
        while (!request.ToString().EndsWith("\r\n\r\n{}", StringComparison.Ordinal))
        {
            request.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
        }
    }

    private static Task Stall(HttpContext context)
    {
        var aborted = new TaskCompletionSource();
        context.RequestAborted.Register(aborted.SetResult);
        return aborted.Task;
    }

    private async Task<DeliveryResult> PostAsync(Uri url, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent("{}") };
        return await new HttpDelivery(_client, HttpDelivery.DefaultTimeout, _time, status => status is HttpStatusCode.Gone)
            .PostAsync(request, cancellationToken);
    }
}
