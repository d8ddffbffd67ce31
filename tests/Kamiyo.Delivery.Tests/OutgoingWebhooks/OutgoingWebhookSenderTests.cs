using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kamiyo.Delivery.OutgoingWebhooks;
using Kamiyo.Delivery.Tests.Http;
using Kamiyo.Delivery.Tests.Time;

namespace Kamiyo.Delivery.Tests.OutgoingWebhooks;

public sealed class OutgoingWebhookSenderTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 1, 2, 3, TimeSpan.Zero);
    private static readonly OutgoingWebhook Updated = new(
        "subscription.updated",
        new DateTimeOffset(2026, 11, 22, 2, 0, 0, 500, TimeSpan.FromHours(1)),
        JsonElement.Parse("""{"customer":"cus_1","plan":"Größe"}"""),
        "subscription.updated : sub_1 : evt_1");

    private readonly ManualTimeProvider _time = new(Now);
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task The_body_has_type_time_and_data()
    {
        await using var receiver = await Receiver.StartAsync(204);

        var result = await Sender(receiver.Url).SendAsync(Updated, CancellationToken.None);

        result.ShouldBe(DeliveryResult.Sent);
        var request = receiver.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Headers["Content-Type"].ShouldBe("application/json");
        var body = request.Json();
        body.EnumerateObject().Select(property => property.Name).ShouldBe(["type", "timestamp", "data"]);
        body.GetProperty("type").GetString().ShouldBe("subscription.updated");
        body.GetProperty("timestamp").GetString().ShouldBe("2026-11-22T01:00:00.5Z");
        body.GetProperty("data").GetProperty("customer").GetString().ShouldBe("cus_1");
        body.GetProperty("data").GetProperty("plan").GetString().ShouldBe("Größe");
    }

    [Fact]
    public async Task A_receiver_verifies_it_by_the_specification()
    {
        await using var receiver = await Receiver.StartAsync(200);

        await Sender(receiver.Url).SendAsync(Updated, CancellationToken.None);

        var request = receiver.Requests.ShouldHaveSingleItem();
        request.Headers["webhook-timestamp"].ShouldBe(Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers["webhook-signature"].ShouldBe(Expected(request, Secrets.Key()));
    }

    [Fact]
    public async Task While_a_secret_is_rolled_both_sign()
    {
        await using var receiver = await Receiver.StartAsync(200);
        var (old, next) = (Secrets.Key(first: 1), Secrets.Key(first: 100));

        await Sender(receiver.Url, next, old).SendAsync(Updated, CancellationToken.None);

        var request = receiver.Requests.ShouldHaveSingleItem();
        request.Headers["webhook-signature"].ShouldBe($"{Expected(request, next)} {Expected(request, old)}");
    }

    [Fact]
    public async Task Another_attempt_has_the_same_id_and_body_at_its_own_time()
    {
        await using var receiver = await Receiver.StartAsync(500);
        var sender = Sender(receiver.Url);

        await sender.SendAsync(Updated, CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(1));
        await sender.SendAsync(Updated, CancellationToken.None);
        await sender.SendAsync(Updated with { MessageKey = "another" }, CancellationToken.None);

        var requests = receiver.Requests;
        requests.Select(request => request.Headers["webhook-id"]).Distinct().Count().ShouldBe(2);
        requests[1].Headers["webhook-id"].ShouldBe(requests[0].Headers["webhook-id"]);
        requests[0].Headers["webhook-id"].ShouldMatch("^msg_[0-9a-f]{32}$");
        requests[1].Body.ShouldBe(requests[0].Body);
        requests[1].Headers["webhook-timestamp"].ShouldNotBe(requests[0].Headers["webhook-timestamp"]);
    }

    [Theory]
    [InlineData(301, DeliveryOutcome.Retry)]
    [InlineData(307, DeliveryOutcome.Retry)]
    [InlineData(400, DeliveryOutcome.Retry)]
    [InlineData(401, DeliveryOutcome.Retry)]
    [InlineData(404, DeliveryOutcome.Retry)]
    [InlineData(410, DeliveryOutcome.Rejected)]
    [InlineData(429, DeliveryOutcome.Retry)]
    [InlineData(500, DeliveryOutcome.Retry)]
    public async Task Only_gone_is_for_good(int status, DeliveryOutcome expected)
    {
        await using var receiver = await Receiver.StartAsync(status);

        (await Sender(receiver.Url).SendAsync(Updated, CancellationToken.None)).Outcome.ShouldBe(expected);
    }

    private static string Expected(ReceivedRequest request, byte[] key)
    {
        var signed = Encoding.UTF8.GetBytes(
            $"{request.Headers["webhook-id"]}.{request.Headers["webhook-timestamp"]}.{Encoding.UTF8.GetString(request.Body)}");
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}";
    }

    private OutgoingWebhookSender Sender(Uri url, params byte[][] keys)
    {
        var secrets = (keys.Length > 0 ? keys : [Secrets.Key()]).Select(key => OutgoingWebhookSecret.Parse(Secrets.Text(key))!).ToList();
        return new OutgoingWebhookSender(_client, new OutgoingWebhookOptions(url, secrets), _time);
    }
}
