using System.Net;
using Kamiyo.Gateway.Tests.Hosting;

namespace Kamiyo.Gateway.Tests.Admin;

public sealed class AdminApiTests
{
    private static readonly Uri Protected = new("/api/v1/webhooks/events/evt_none", UriKind.Relative);

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    [InlineData(GatewayApplication.AdminKey + "x")]
    [InlineData("ADMIN_KEY_EXAMPLE")]
    public async Task Without_the_right_key_the_answer_is_401(string? key)
    {
        await using var application = new GatewayApplication();

        using var response = await Get(application.CreateClient(), key);

        await response.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_admin_key");
        response.Headers.WwwAuthenticate.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("/api/v1/webhooks/events/evt_1")]
    [InlineData("/api/v1/customers/cus_1")]
    [InlineData("/api/v1/customers/acct_1/cus_1")]
    public async Task Every_admin_route_asks_for_the_key(string route)
    {
        await using var application = new GatewayApplication();

        using var response = await application.CreateClient().GetAsync(new Uri(route, UriKind.Relative));

        await response.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_admin_key");
    }

    [Fact]
    public async Task Every_configured_key_opens()
    {
        await using var application = new GatewayApplication().With("Kamiyo:Admin:Keys:maria", "maria_key_example");

        await (await Get(application.CreateClient(), GatewayApplication.AdminKey)).ShouldBeProblem(HttpStatusCode.NotFound, "event_not_found");
        await (await Get(application.CreateClient(), "maria_key_example")).ShouldBeProblem(HttpStatusCode.NotFound, "event_not_found");
    }

    [Fact]
    public async Task Without_a_configured_key_the_admin_api_is_closed_to_every_key()
    {
        await using var application = new GatewayApplication().InEnvironment("Staging").With("ADMIN_API_KEY", null);

        foreach (var key in (string?[])[null, "", "anything"])
        {
            using var response = await Get(application.CreateClient(), key);

            (await response.ShouldBeProblem(HttpStatusCode.Forbidden, "admin_api_closed")).ShouldNotBeNull().ShouldContain("ADMIN_API_KEY");
        }
    }

    [Fact]
    public async Task After_too_many_wrong_keys_even_the_right_one_has_to_wait()
    {
        await using var application = new GatewayApplication().With("Kamiyo:RateLimits:AdminFailures:PerMinute", "3");
        var client = application.CreateClient();
        for (var failure = 0; failure < 3; failure++)
        {
            await (await Get(client, $"wrong{failure}")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_admin_key");
        }

        using var response = await Get(client, GatewayApplication.AdminKey);

        await response.ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");
        response.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Right_keys_and_missing_ones_are_not_counted()
    {
        await using var application = new GatewayApplication().With("Kamiyo:RateLimits:AdminFailures:PerMinute", "1");
        var client = application.CreateClient();
        for (var request = 0; request < 5; request++)
        {
            (await Get(client, GatewayApplication.AdminKey)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await Get(client, null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A_wrong_key_is_logged_without_the_key()
    {
        await using var application = new GatewayApplication();

        await Get(application.CreateClient(), "almost_the_right_key");

        application.Logs.Lines.ShouldContain(line => line.StartsWith("Warning: Invalid admin key", StringComparison.Ordinal));
        application.Logs.Lines.ShouldAllBe(line => !line.Contains("almost_the_right_key", StringComparison.Ordinal));
    }

    private static async Task<HttpResponseMessage> Get(HttpClient client, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Protected);
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Admin-Key", key);
        }

        return await client.SendAsync(request);
    }
}
