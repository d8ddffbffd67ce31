using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kamiyo.Billing.Events;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Silo.Configuration;
using Kamiyo.Storage.Operators;
using Kamiyo.Testing.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Gateway.Tests.Webhooks;

public sealed class EventRoutesTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private readonly HttpClient _client = application.Admin;

    [Fact]
    public async Task An_event_shows_its_state_its_payload_and_what_it_changed()
    {
        var sent = new StripeEvent("evt_details", "cus_details");

        var found = await FindFinished(sent, "evt_details");

        found.EnumerateObject().Select(field => field.Name).ShouldBe(
        [
            "event_id", "type", "status", "api_version", "account", "livemode", "customer_id", "created_at", "received_at", "processed_at",
            "attempts", "next_attempt_at", "error_message", "error_detail", "outcome", "attempt_history", "payload", "change",
        ]);
        found.GetProperty("event_id").GetString().ShouldBe("evt_details");
        found.GetProperty("status").GetString().ShouldBe("processed");
        found.GetProperty("customer_id").GetString().ShouldBe("cus_details");
        found.GetProperty("created_at").GetString().ShouldBe("2026-09-21T14:13:20Z");
        found.GetProperty("attempts").GetInt32().ShouldBe(1);
        found.GetProperty("payload").GetRawText().ShouldBe(sent.Json());
        var attempt = found.GetProperty("attempt_history").EnumerateArray().ShouldHaveSingleItem();
        attempt.GetProperty("attempt").GetInt32().ShouldBe(1);
        attempt.GetProperty("attempted_at").GetString().ShouldBe(found.GetProperty("processed_at").GetString());
        attempt.GetProperty("status").GetString().ShouldBe("processed");
        attempt.GetProperty("error_message").ValueKind.ShouldBe(JsonValueKind.Null);
        var change = found.GetProperty("change");
        change.GetProperty("outcome").GetString().ShouldBe("applied");
        change.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace();
        change.GetProperty("before").ValueKind.ShouldBe(JsonValueKind.Null);
        change.GetProperty("after").ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Fact]
    public async Task An_ignored_event_says_why_and_changed_nothing()
    {
        var found = await FindFinished(new StripeEvent("evt_ignored", type: "charge.captured"), "evt_ignored");

        found.GetProperty("status").GetString().ShouldBe("ignored");
        found.GetProperty("outcome").GetString().ShouldNotBeNull().ShouldContain("charge.captured");
        found.GetProperty("change").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_unknown_event_is_not_found()
    {
        using var response = await _client.GetAsync(new Uri("/api/v1/webhooks/events/evt_unknown", UriKind.Relative));

        (await response.ShouldBeProblem(HttpStatusCode.NotFound, "event_not_found")).ShouldNotBeNull().ShouldContain("evt_unknown");
    }

    [Fact]
    public async Task A_dead_event_is_retried_in_the_name_of_the_key_that_asked()
    {
        var dead = await FindFinished(new StripeEvent("evt_dead", "cus_dead").WithObject(PriceOfNoPlan("cus_dead")), "evt_dead");
        dead.GetProperty("status").GetString().ShouldBe("dead", dead.GetRawText());
        var attempt = dead.GetProperty("attempt_history").EnumerateArray().ShouldHaveSingleItem();
        attempt.EnumerateObject().Select(field => field.Name).ShouldBe(["attempt", "attempted_at", "status", "error_message", "error_detail"]);
        attempt.GetProperty("status").GetString().ShouldBe("dead");
        attempt.GetProperty("error_message").GetString().ShouldNotBeNull().ShouldContain("price_unknown");
        attempt.GetProperty("error_detail").GetString().ShouldNotBeNull().ShouldContain(" at Kamiyo.");

        using var response = await Retry(_client, "evt_dead");

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        response.Headers.Location.ShouldNotBeNull().ToString().ShouldEndWith("/api/v1/webhooks/events/evt_dead");
        var actions = application.Services.GetRequiredService<IOperatorActionStore>();
        var action = (await actions.ListAsync("evt_dead", CancellationToken.None)).ShouldHaveSingleItem();
        action.Operator.ShouldBe("default");
        action.Action.ShouldBe(OperatorAction.EventRetry);
    }

    [Fact]
    public void Events_are_retried_by_the_schedule_of_the_settings() =>
        application.Services.GetRequiredService<RetrySchedule>()
            .ShouldBeSameAs(application.Services.GetRequiredService<RetrySettings>().Schedule);

    [Fact]
    public async Task A_processed_event_can_not_be_retried()
    {
        await FindFinished(new StripeEvent("evt_done", "cus_done"), "evt_done");

        using var response = await Retry(_client, "evt_done");

        (await response.ShouldBeProblem(HttpStatusCode.Conflict, "already_processed")).ShouldNotBeNull().ShouldContain("evt_done");
    }

    [Fact]
    public async Task An_unknown_event_can_not_be_retried()
    {
        using var response = await Retry(_client, "evt_unknown");

        (await response.ShouldBeProblem(HttpStatusCode.NotFound, "event_not_found")).ShouldNotBeNull().ShouldContain("evt_unknown");
    }

    [Fact]
    public async Task Without_an_admin_key_nothing_is_retried()
    {
        await FindFinished(new StripeEvent("evt_guarded", "cus_guarded").WithObject(PriceOfNoPlan("cus_guarded")), "evt_guarded");
        using var stranger = application.CreateClient();

        using var response = await Retry(stranger, "evt_guarded");

        await response.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_admin_key");
        var actions = application.Services.GetRequiredService<IOperatorActionStore>();
        (await actions.ListAsync("evt_guarded", CancellationToken.None)).ShouldBeEmpty();
    }

    private static JsonObject PriceOfNoPlan(string customerId) => new()
    {
        ["id"] = "sub_unknown_price",
        ["object"] = "subscription",
        ["customer"] = customerId,
        ["status"] = "active",
        ["items"] = new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray(new JsonObject
            {
                ["id"] = "si_1",
                ["object"] = "subscription_item",
                ["price"] = new JsonObject { ["id"] = "price_unknown", ["object"] = "price" },
            }),
        },
    };

    private static Task<HttpResponseMessage> Retry(HttpClient client, string eventId) =>
        client.PostAsync(new Uri($"/api/v1/webhooks/events/{eventId}/retry", UriKind.Relative), content: null);

    private async Task<JsonElement> FindFinished(StripeEvent stripeEvent, string eventId)
    {
        await (await stripeEvent.Delivery().SendTo(_client)).ShouldBeReceived(eventId, "accepted");
        return await Eventually.Get(
            async () => await (await _client.GetAsync(new Uri($"/api/v1/webhooks/events/{eventId}", UriKind.Relative))).Json(),
            found => found.GetProperty("status").GetString() is not "received",
            $"{eventId} to be processed");
    }
}
