using System.Net;
using System.Text.Json;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Gateway.Tests.Statistics;

public sealed class StatisticsRoutesTests
{
    private const string Route = "/api/v1/webhooks/statistics";

    [Fact]
    public async Task What_became_of_events_is_counted_exactly()
    {
        await using var application = new GatewayApplication();
        var client = application.Admin;
        await SendAsync(client, new StripeEvent("evt_1", "cus_1"));
        await SendAsync(client, new StripeEvent("evt_2", "cus_2"));
        await SendAsync(client, new StripeEvent("evt_3", type: "charge.captured"));
        await SendAsync(client, new StripeEvent("evt_4", "cus_4", "customer.subscription.updated").WithPrice("price_unknown"));

        var statistics = await Eventually.Get(
            () => ReadAsync(client), found => found.GetProperty("totals").GetProperty("pending_now").GetInt64() == 0, "all events to be finished");

        statistics.EnumerateObject().Select(field => field.Name).ShouldBe(
            ["from", "to", "step_seconds", "totals", "by_status", "by_type", "by_api_train", "latency", "series"]);
        statistics.GetProperty("step_seconds").GetInt64().ShouldBe(3_600);
        statistics.GetProperty("totals").GetRawText().ShouldBe(
            """{"received":4,"processed":2,"ignored":1,"failed_attempts":1,"dead":1,"pending_now":0,"dead_now":1}""");
        statistics.GetProperty("by_status").GetRawText().ShouldBe("""{"received":0,"processed":2,"ignored":1,"failed":0,"dead":1}""");
        statistics.GetProperty("by_type")[0].GetRawText().ShouldBe(
            """{"type":"customer.subscription.created","received":2,"processed":2,"ignored":0,"failed_attempts":0,"dead":0}""");
        statistics.GetProperty("by_api_train").GetRawText().ShouldBe("""[{"api_train":"basil","received":4}]""");
        statistics.GetProperty("latency").GetProperty("count").GetInt64().ShouldBe(3);
        statistics.GetProperty("latency").GetProperty("p99_seconds").GetDouble().ShouldBeGreaterThan(0);
        var series = statistics.GetProperty("series").EnumerateArray().ToList();
        series.Count.ShouldBe(25);
        series.Sum(point => point.GetProperty("received").GetInt64()).ShouldBe(4);
        series[0].GetProperty("start").GetString().ShouldBe(statistics.GetProperty("from").GetString());
    }

    [Theory]
    [InlineData("?step=soon", "step")]
    [InlineData("?from=yesterday", "from")]
    [InlineData("?to=1", "to")]
    public async Task Bad_input_names_the_field(string query, string field)
    {
        await using var application = new GatewayApplication();

        using var response = await application.Admin.GetAsync(new Uri(Route + query, UriKind.Relative));

        (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request")).ShouldNotBeNull().ShouldStartWith($"{field} ");
    }

    [Fact]
    public async Task Without_an_admin_key_nothing_is_told()
    {
        await using var application = new GatewayApplication();

        using var response = await application.CreateClient().GetAsync(new Uri(Route, UriKind.Relative));

        await response.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_admin_key");
    }

    private static async Task SendAsync(HttpClient client, StripeEvent stripeEvent)
    {
        using var response = await stripeEvent.Delivery().SendTo(client);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client)
    {
        using var response = await client.GetAsync(new Uri(Route, UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Json();
    }
}
