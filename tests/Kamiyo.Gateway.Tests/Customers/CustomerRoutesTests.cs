using System.Net;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Gateway.Tests.Customers;

public sealed class CustomerRoutesTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private readonly HttpClient _client = application.Admin;

    [Fact]
    public async Task A_customer_shows_plan_access_and_subscriptions()
    {
        await (await new StripeEvent("evt_shown", "cus_shown").Delivery().SendTo(_client)).ShouldBeReceived("evt_shown", "accepted");

        var customer = await (await Find("cus_shown")).Json();

        customer.EnumerateObject().Select(field => field.Name).ShouldBe(
        [
            "customer_id", "user_id", "email", "subscription_tier", "subscription_status", "api_access", "features", "paid_through",
            "cancel_at_period_end", "subscriptions", "version", "updated_at", "override",
        ]);
        customer.GetProperty("customer_id").GetString().ShouldBe("cus_shown");
        customer.GetProperty("subscription_tier").GetString().ShouldBe("pro");
        customer.GetProperty("subscription_status").GetString().ShouldBe("active");
        customer.GetProperty("api_access").GetBoolean().ShouldBeTrue();
        customer.GetProperty("updated_at").GetString().ShouldNotBeNull().ShouldEndWith("Z");
        var subscription = customer.GetProperty("subscriptions")[0];
        subscription.GetProperty("subscription_id").GetString().ShouldBe("sub_cus_shown");
        subscription.GetProperty("current_period_end").GetString().ShouldBe("2026-10-21T14:13:20Z");
    }

    [Fact]
    public async Task A_connected_accounts_customer_is_found_under_its_account()
    {
        var connected = new StripeEvent("evt_connected", "cus_connected").With("account", "acct_1");
        await (await connected.Delivery().SendTo(_client)).ShouldBeReceived("evt_connected", "accepted");

        var customer = await (await Find("acct_1/cus_connected")).Json();

        customer.GetProperty("customer_id").GetString().ShouldBe("acct_1/cus_connected");
        await (await _client.GetAsync(new Uri("/api/v1/customers/cus_connected", UriKind.Relative)))
            .ShouldBeProblem(HttpStatusCode.NotFound, "customer_not_found");
    }

    [Theory]
    [InlineData("cus_nobody")]
    [InlineData("acct_1/cus_nobody")]
    public async Task A_customer_that_no_event_told_of_is_not_found(string customer)
    {
        using var response = await _client.GetAsync(new Uri($"/api/v1/customers/{customer}", UriKind.Relative));

        await response.ShouldBeProblem(HttpStatusCode.NotFound, "customer_not_found");
    }

    private Task<HttpResponseMessage> Find(string customer) => Eventually.Get(
        () => _client.GetAsync(new Uri($"/api/v1/customers/{customer}", UriKind.Relative)),
        response => response.StatusCode is HttpStatusCode.OK,
        $"{customer} to be known");
}
