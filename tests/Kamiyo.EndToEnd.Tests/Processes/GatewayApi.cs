using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.EndToEnd.Tests.Events;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.EndToEnd.Tests.Processes;

/// <summary>What the tests ask of a gateway, over HTTP as everybody else.</summary>
public static class GatewayApi
{
    private static readonly Uri WebhookRoute = new("/api/v1/webhooks/stripe", UriKind.Relative);

    public static async Task<HttpResponseMessage> Deliver(this GatewayProcess gateway, string body, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, WebhookRoute)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Stripe-Signature", signature);
        return await gateway.Client.SendAsync(request);
    }

    /// <summary>Delivers it as Stripe would, and leaves the answer to the caller.</summary>
    internal static Task<HttpResponseMessage> Send(this GatewayProcess gateway, SubscriptionCreated created)
    {
        var body = created.Json();
        var signature = StripeSignatureSigner.Sign(Encoding.UTF8.GetBytes(body), GatewayProcess.WebhookSecret, TimeProvider.System.GetUtcNow());
        return gateway.Deliver(body, signature);
    }

    /// <summary>Delivers it as Stripe would, and expects that it is taken.</summary>
    internal static async Task DeliverSigned(this GatewayProcess gateway, SubscriptionCreated created)
    {
        using var response = await gateway.Send(created);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>The event once it is past <c>received</c>.</summary>
    public static Task<JsonElement> FinishedEvent(this GatewayProcess gateway, string eventId) => Eventually.Get(
        () => gateway.Client.GetFromJsonAsync<JsonElement>($"/api/v1/webhooks/events/{eventId}"),
        found => found.GetProperty("status").GetString() is not "received",
        $"{eventId} to be processed");

    public static Task<JsonElement> Customer(this GatewayProcess gateway, string customerId) =>
        gateway.Client.GetFromJsonAsync<JsonElement>($"/api/v1/customers/{customerId}");
}
