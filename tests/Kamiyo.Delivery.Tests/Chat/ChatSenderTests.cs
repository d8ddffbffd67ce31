using Kamiyo.Delivery.Chat;
using Kamiyo.Delivery.Tests.Http;

namespace Kamiyo.Delivery.Tests.Chat;

public sealed class ChatSenderTests : IDisposable
{
    private readonly HttpClient _client = new();

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData(SlackSender.Name, "/hook/example")]
    [InlineData(DiscordSender.Name, "/hook/example?wait=true")]
    public async Task The_notice_is_posted_as_json(string channel, string path)
    {
        await using var receiver = await Receiver.StartAsync(200, "ok");

        var result = await Sender(channel, receiver.Url).SendAsync(Notices.PaymentFailed, CancellationToken.None);

        result.ShouldBe(DeliveryResult.Sent);
        var request = receiver.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.PathAndQuery.ShouldBe(path);
        request.Headers["Content-Type"].ShouldStartWith("application/json");
        request.Json().GetRawText().ShouldContain("Last payment attempt failed");
    }

    [Fact]
    public async Task A_thread_in_the_address_of_Discord_is_kept()
    {
        await using var receiver = await Receiver.StartAsync(200);

        await Sender(DiscordSender.Name, new Uri(receiver.Url, "?thread_id=7")).SendAsync(Notices.PaymentFailed, CancellationToken.None);

        receiver.Requests.ShouldHaveSingleItem().PathAndQuery.ShouldEndWith("?thread_id=7&wait=true");
    }

    [Theory]
    [InlineData(400, DeliveryOutcome.Rejected)]
    [InlineData(403, DeliveryOutcome.Rejected)]
    [InlineData(404, DeliveryOutcome.Rejected)]
    [InlineData(408, DeliveryOutcome.Retry)]
    [InlineData(429, DeliveryOutcome.Retry)]
    [InlineData(500, DeliveryOutcome.Retry)]
    [InlineData(503, DeliveryOutcome.Retry)]
    public async Task What_the_chat_refuses_is_rejected_and_what_fails_is_tried_again(int status, DeliveryOutcome expected)
    {
        foreach (var channel in new[] { SlackSender.Name, DiscordSender.Name })
        {
            await using var receiver = await Receiver.StartAsync(status);

            var result = await Sender(channel, receiver.Url).SendAsync(Notices.PaymentFailed, CancellationToken.None);

            result.Outcome.ShouldBe(expected, channel);
        }
    }

    [Fact]
    public async Task A_chat_that_is_told_too_much_says_when_to_go_on()
    {
        await using var receiver = await Receiver.StartAsync(429, retryAfter: "30");

        var result = await Sender(SlackSender.Name, receiver.Url).SendAsync(Notices.PaymentFailed, CancellationToken.None);

        result.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
    }

    private IChatSender Sender(string channel, Uri url) => channel is SlackSender.Name
        ? new SlackSender(_client, url, TimeProvider.System)
        : new DiscordSender(_client, url, TimeProvider.System);
}
