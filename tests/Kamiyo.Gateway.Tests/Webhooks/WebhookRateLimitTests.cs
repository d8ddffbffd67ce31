using System.Net;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;

namespace Kamiyo.Gateway.Tests.Webhooks;

public sealed class WebhookRateLimitTests
{
    [Fact]
    public async Task Requests_over_the_rate_are_told_when_to_come_back()
    {
        await using var application = new GatewayApplication()
            .With("Kamiyo:RateLimits:Webhook:PerSecond", "1")
            .With("Kamiyo:RateLimits:Webhook:QueueLimit", "0");
        var client = application.CreateClient();

        var responses = await SendAtOnce(client, count: 20);

        responses.Count(response => response.StatusCode is HttpStatusCode.OK).ShouldBeGreaterThanOrEqualTo(1);
        var refused = responses.First(response => response.StatusCode is not HttpStatusCode.OK);
        await refused.ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");
        refused.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_short_burst_waits_in_line_instead_of_being_refused()
    {
        await using var application = new GatewayApplication().With("Kamiyo:RateLimits:Webhook:PerSecond", "40");

        var responses = await SendAtOnce(application.CreateClient(), count: 60);

        responses.ShouldAllBe(response => response.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Zero_turns_the_limit_off()
    {
        await using var application = new GatewayApplication().With("Kamiyo:RateLimits:Webhook:PerSecond", "0");

        var responses = await SendAtOnce(application.CreateClient(), count: 100);

        responses.ShouldAllBe(response => response.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Other_routes_are_not_limited_with_the_webhook()
    {
        await using var application = new GatewayApplication()
            .With("Kamiyo:RateLimits:Webhook:PerSecond", "1")
            .With("Kamiyo:RateLimits:Webhook:QueueLimit", "0");
        var client = application.CreateClient();
        await SendAtOnce(client, count: 5);

        using var response = await client.GetAsync(new Uri("/health/live", UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage[]> SendAtOnce(HttpClient client, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(number => new StripeEvent($"evt_rate_{number}").Delivery().SendTo(client)));
}
