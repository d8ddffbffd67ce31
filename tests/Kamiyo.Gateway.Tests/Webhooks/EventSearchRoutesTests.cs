using System.Net;
using System.Text.Json;
using Kamiyo.Gateway.Tests.Customers;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Gateway.Tests.Webhooks;

public sealed class EventSearchRoutesTests : IAsyncLifetime
{
    private readonly GatewayApplication _application = new();

    private HttpClient Client => _application.Admin;

    public async ValueTask InitializeAsync() => await _application.Store(
        StoredEvents.Dead("evt_1", 1) with { Account = "acct_1" },
        StoredEvents.Dead("evt_2", 2) with { Status = WebhookEventStatus.Processed, ErrorMessage = null, Outcome = "Free → Pro" },
        StoredEvents.Dead("evt_3", 3) with { Status = WebhookEventStatus.Failed, NextAttemptAt = StoredEvents.Noon.AddYears(9), Type = "invoice.paid" },
        StoredEvents.Dead("evt_4", 4) with { Livemode = true, ErrorMessage = "No plan knows PRICE_1" },
        StoredEvents.Dead("evt_5", 5) with { Status = WebhookEventStatus.Ignored, CustomerId = "cus_5" });

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    [Theory]
    [InlineData("", "evt_5 evt_4 evt_3 evt_2 evt_1")]
    [InlineData("status=dead", "evt_4 evt_1")]
    [InlineData("status=processed", "evt_2")]
    [InlineData("status=received", "")]
    [InlineData("type=invoice.paid", "evt_3")]
    [InlineData("customer_id=cus_5", "evt_5")]
    [InlineData("account=acct_1", "evt_1")]
    [InlineData("livemode=true", "evt_4")]
    [InlineData("received_after=2026-06-01T12:00:04Z", "evt_5 evt_4")]
    [InlineData("received_before=2026-06-01T14:00:02%2B02:00", "evt_1")]
    [InlineData("error_contains=price_", "evt_4")]
    [InlineData("status=dead&livemode=false", "evt_1")]
    public async Task Events_are_found_by_every_filter_newest_first(string query, string expected) =>
        Ids(await Client.GetJson($"/api/v1/webhooks/events?{query}")).ShouldBe(Split(expected));

    [Theory]
    [InlineData("", "evt_4 evt_3 evt_1")]
    [InlineData("status=failed", "evt_3")]
    [InlineData("error_contains=NO%20ANSWER&type=invoice.paid", "evt_3")]
    public async Task The_failed_list_holds_what_failed_and_what_is_dead(string query, string expected) =>
        Ids(await Client.GetJson($"/api/v1/webhooks/events/failed/list?{query}")).ShouldBe(Split(expected));

    [Theory]
    [InlineData("/api/v1/webhooks/events", 5)]
    [InlineData("/api/v1/webhooks/events/failed/list", 3)]
    public async Task Pages_lead_to_the_end(string path, int count)
    {
        var found = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Client.GetJson($"{path}?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            page.GetProperty("data").GetArrayLength().ShouldBeLessThanOrEqualTo(2);
            found.AddRange(Ids(page));
            cursor = page.GetProperty("next_cursor").GetString();
            page.GetProperty("has_more").GetBoolean().ShouldBe(cursor is not null);
        }
        while (cursor is not null);

        found.Count.ShouldBe(count);
        found.ShouldBeInOrder(SortDirection.Descending, StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_event_of_a_list_has_all_fields_but_payload_and_stack_trace()
    {
        var page = await Client.GetJson("/api/v1/webhooks/events?status=processed");

        page.GetProperty("data")[0].EnumerateObject().Select(field => field.Name).ShouldBe(
        [
            "event_id", "type", "api_version", "account", "livemode", "customer_id", "created_at", "received_at", "status", "attempts",
            "next_attempt_at", "processed_at", "error_message", "outcome",
        ]);
    }

    [Theory]
    [InlineData("status=lost", "status")]
    [InlineData("status=", "status")]
    [InlineData("livemode=yes", "livemode")]
    [InlineData("received_after=yesterday", "received_after")]
    [InlineData("received_after=2026-06-01T12:00:00", "received_after")]
    [InlineData("received_after=2026-06-02T00:00:00Z&received_before=2026-06-01T00:00:00Z", "received_before")]
    [InlineData("customer_id=a%00b", "customer_id")]
    [InlineData("type=a&type=b", "type")]
    [InlineData("custmer_id=cus_1", "custmer_id")]
    [InlineData("limit=101", "limit")]
    [InlineData("cursor=!", "cursor")]
    public async Task What_can_not_be_used_is_refused_by_name(string query, string field)
    {
        foreach (var path in (string[])["/api/v1/webhooks/events", "/api/v1/webhooks/events/failed/list"])
        {
            using var response = await Client.Get($"{path}?{query}");

            (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request")).ShouldNotBeNull().ShouldStartWith($"{field} ");
        }
    }

    [Fact]
    public async Task The_failed_list_refuses_a_status_that_is_no_failure()
    {
        using var response = await Client.Get("/api/v1/webhooks/events/failed/list?status=processed");

        (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request")).ShouldBe("status must be one of failed, dead.");
    }

    private static string[] Split(string ids) => ids.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Ids(JsonElement page) =>
        page.GetProperty("data").EnumerateArray().Select(found => found.GetProperty("event_id").GetString()!);
}
