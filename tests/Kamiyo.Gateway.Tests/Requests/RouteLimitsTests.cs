using System.Net;
using Kamiyo.Gateway.Tests.Hosting;

namespace Kamiyo.Gateway.Tests.Requests;

public sealed class RouteLimitsTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private static readonly string TooLong = new('x', 256);

    private readonly HttpClient _client = application.Admin;

    [Theory]
    [InlineData("/api/v1/webhooks/events/{0}", "event_id")]
    [InlineData("/api/v1/customers/{0}", "customer_id")]
    [InlineData("/api/v1/customers/acct_1/{0}/timeline", "customer_id")]
    [InlineData("/api/v1/customers/acct_{0}/cus_1", "account")]
    [InlineData("/api/v1/entitlements/{0}", "customer_or_user_id")]
    public async Task An_id_that_is_too_long_is_refused_by_its_name(string route, string field)
    {
        using var response = await _client.GetAsync(new Uri(string.Format(null, route, TooLong), UriKind.Relative));

        (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request")).ShouldBe($"{field} must not be longer than 255 characters.");
    }

    [Fact]
    public async Task A_blank_id_is_refused()
    {
        using var response = await _client.GetAsync(new Uri("/api/v1/customers/%20", UriKind.Relative));

        (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request")).ShouldBe("customer_id must not be empty.");
    }

    [Fact]
    public async Task An_id_of_the_greatest_length_is_looked_for()
    {
        using var response = await _client.GetAsync(new Uri($"/api/v1/customers/{TooLong[1..]}", UriKind.Relative));

        await response.ShouldBeProblem(HttpStatusCode.NotFound, "customer_not_found");
    }
}
