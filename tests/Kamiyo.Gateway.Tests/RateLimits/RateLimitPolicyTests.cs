using System.Net;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;

namespace Kamiyo.Gateway.Tests.RateLimits;

public sealed class RateLimitPolicyTests
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

    [Theory]
    [InlineData("Admin", "/api/v1/customers", "/api/v1/entitlements")]
    [InlineData("Entitlements", "/api/v1/entitlements", "/api/v1/customers")]
    public async Task Each_endpoint_has_a_limit_of_its_own(string endpoint, string limited, string unlimited)
    {
        await using var application = new GatewayApplication()
            .With($"Kamiyo:RateLimits:{endpoint}:PerSecond", "1")
            .With($"Kamiyo:RateLimits:{endpoint}:QueueLimit", "0");
        var client = application.Admin;

        var refused = (await GetAtOnce(client, limited)).Where(response => response.StatusCode is HttpStatusCode.TooManyRequests).ToList();
        var others = await GetAtOnce(client, unlimited);

        await refused[0].ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");
        refused[0].Headers.RetryAfter.ShouldNotBeNull();
        others.ShouldAllBe(response => response.StatusCode == HttpStatusCode.NotFound);
    }

    private static Task<HttpResponseMessage[]> GetAtOnce(HttpClient client, string path) =>
        Task.WhenAll(Enumerable.Range(0, 20).Select(number => client.GetAsync(new Uri($"{path}/cus_{number}", UriKind.Relative))));

    private static Task<HttpResponseMessage[]> SendAtOnce(HttpClient client, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(number => new StripeEvent($"evt_rate_{number}").Delivery().SendTo(client)));
}
