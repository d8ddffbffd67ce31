using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.EndToEnd.Tests.Events;
using Kamiyo.EndToEnd.Tests.Processes;
using Kamiyo.Testing.Processes;

namespace Kamiyo.EndToEnd.Tests.Faults;

/// <summary>Stripe's clock and a real gateway's don't agree. Stripe sends again what is refused, so a clock that is mended loses nothing.</summary>
public sealed class ClockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_delivery_from_too_long_ago_or_too_far_ahead_is_refused_with_the_direction_and_taken_when_the_clocks_agree()
    {
        await using var gateway = await GatewayProcess.Start($"sqlite:{_folder.Path}/kamiyo.db", _folder.Path);

        (await Refusal(gateway, TimeSpan.FromMinutes(-6))).ShouldContain("seconds behind this server's clock");
        (await Refusal(gateway, TimeSpan.FromMinutes(6))).ShouldContain("seconds ahead of this server's clock");

        foreach (var minutes in (int[])[-4, 4])
        {
            using var accepted = await Deliver(gateway, TimeSpan.FromMinutes(minutes));
            accepted.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await gateway.FinishedEvent("evt_clock")).GetProperty("attempts").GetInt32().ShouldBe(1);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string> Refusal(GatewayProcess gateway, TimeSpan skew)
    {
        using var refused = await Deliver(gateway, skew);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe("timestamp_out_of_tolerance");
        return problem.GetProperty("detail").GetString()!;
    }

    private static Task<HttpResponseMessage> Deliver(GatewayProcess gateway, TimeSpan skew)
    {
        var body = new SubscriptionCreated("evt_clock", "cus_clock").Json();
        return gateway.Deliver(
            body, StripeSignatureSigner.Sign(Encoding.UTF8.GetBytes(body), GatewayProcess.WebhookSecret, TimeProvider.System.GetUtcNow() + skew));
    }
}
