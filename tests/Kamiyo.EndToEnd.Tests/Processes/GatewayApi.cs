using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
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

    /// <summary>The event once it is past <c>received</c>.</summary>
    public static Task<JsonElement> FinishedEvent(this GatewayProcess gateway, string eventId) => Eventually.Get(
        () => gateway.Client.GetFromJsonAsync<JsonElement>($"/api/v1/webhooks/events/{eventId}"),
        found => found.GetProperty("status").GetString() is not "received",
        $"{eventId} to be processed");

    public static Task<JsonElement> Customer(this GatewayProcess gateway, string customerId) =>
        gateway.Client.GetFromJsonAsync<JsonElement>($"/api/v1/customers/{customerId}");
}
