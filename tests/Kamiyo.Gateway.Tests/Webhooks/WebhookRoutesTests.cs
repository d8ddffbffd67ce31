using System.Net;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Kamiyo.Gateway.Tests.Webhooks;

public sealed class WebhookRoutesTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private readonly HttpClient _client = application.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    [Theory]
    [InlineData("/api/v1/webhooks/stripe", "evt_route_1")]
    [InlineData("/api/v1/webhooks/stripe/", "evt_route_2")]
    [InlineData("/api/v1/payments/webhook", "evt_route_3")]
    [InlineData("/api/v1/payments/webhook/", "evt_route_4")]
    public async Task Every_route_takes_deliveries_with_and_without_a_trailing_slash(string route, string eventId)
    {
        using var response = await (new StripeEvent(eventId).Delivery() with { Route = route }).SendTo(_client);

        await response.ShouldBeReceived(eventId, "accepted");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_are_answered_405_with_the_one_that_is_allowed(string method)
    {
        foreach (var route in (string[])["/api/v1/webhooks/stripe", "/api/v1/webhooks/stripe/", "/api/v1/payments/webhook"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), route);
            using var response = await _client.SendAsync(request);

            response.Content.Headers.Allow.ShouldBe(["POST"]);
            if (method is "HEAD")
            {
                response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
            }
            else
            {
                await response.ShouldBeProblem(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
            }
        }
    }

    [Fact]
    public async Task A_delivery_over_plain_http_is_never_redirected()
    {
        await using var production = new GatewayApplication().With("https_port", "443");
        var client = production.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        using var response = await new StripeEvent("evt_plain").Delivery().SendTo(client);

        await response.ShouldBeReceived("evt_plain", "accepted");
    }
}
