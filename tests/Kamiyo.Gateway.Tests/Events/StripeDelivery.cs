using System.Net.Http.Headers;
using System.Text;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.Gateway.Tests.Hosting;

namespace Kamiyo.Gateway.Tests.Events;

/// <summary>One request as Stripe makes it; the parts that a test is about can be changed.</summary>
public sealed record StripeDelivery(byte[] Body)
{
    public StripeDelivery(string body)
        : this(Encoding.UTF8.GetBytes(body))
    {
    }

    public string Route { get; init; } = "/api/v1/webhooks/stripe";

    public string Secret { get; init; } = GatewayApplication.WebhookSecret;

    public DateTimeOffset SignedAt { get; init; } = TimeProvider.System.GetUtcNow();

    /// <summary>In the place of the right header; empty leaves it out.</summary>
    public string? Header { get; init; }

    public string RightHeader => StripeSignatureSigner.Sign(Body, Secret, SignedAt);

    public HttpContent? Content { get; init; }

    public async Task<HttpResponseMessage> SendTo(HttpClient client)
    {
        var header = Header ?? RightHeader;
        using var request = new HttpRequestMessage(HttpMethod.Post, Route) { Content = Content ?? new ByteArrayContent(Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        if (header.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Stripe-Signature", header).ShouldBeTrue();
        }

        return await client.SendAsync(request);
    }
}
