using System.Net;
using System.Text.Json;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Storage.Health;
using Kamiyo.Testing.Waiting;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace Kamiyo.Gateway.Tests.Health;

public sealed class WebhookHealthTests
{
    private static readonly Uri Route = new("/api/v1/webhooks/health", UriKind.Relative);

    [Fact]
    public async Task A_new_installation_is_healthy_and_anybody_may_ask()
    {
        await using var application = new GatewayApplication();

        (await application.CreateClient().GetStringAsync(Route)).ShouldBe(
            """{"status":"healthy","window_hours":24,"received":0,"processed":0,"ignored":0,"failed":0,"dead":0,"pending":0,"""
            + "\"failure_rate\":0,\"oldest_pending_seconds\":null,\"last_event_at\":null,\"clock_skew_seconds\":null,\"reasons\":[]}");
    }

    [Theory]
    [InlineData(9, 1, "healthy", HttpStatusCode.OK)]
    [InlineData(8, 2, "degraded", HttpStatusCode.OK)]
    [InlineData(7, 3, "unhealthy", HttpStatusCode.ServiceUnavailable)]
    public async Task The_share_of_failed_events_decides(int good, int bad, string status, HttpStatusCode code)
    {
        await using var application = new GatewayApplication();
        var client = application.CreateClient();
        for (var number = 0; number < good + bad; number++)
        {
            var stripeEvent = new StripeEvent($"evt_{number}", $"cus_{number}");
            using var response = await (number < good ? stripeEvent : stripeEvent.WithPrice("price_unknown")).Delivery().SendTo(client);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var (answer, health) = await Eventually.Get(
            () => AskAsync(client), asked => asked.Health.GetProperty("pending").GetInt64() == 0 && Number(asked.Health, "received") == good + bad, "all events to be finished");

        health.GetProperty("status").GetString().ShouldBe(status, health.GetRawText());
        answer.ShouldBe(code);
        Number(health, "processed").ShouldBe(good);
        Number(health, "dead").ShouldBe(bad);
        health.GetProperty("failure_rate").GetDouble().ShouldBe(bad / 10.0);
        health.GetProperty("last_event_at").GetDateTimeOffset().ShouldBe(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(10));
        health.GetProperty("reasons").GetArrayLength().ShouldBe(status == "healthy" ? 0 : 1);
        health.GetRawText().ShouldNotContain("evt_");
    }

    [Fact]
    public async Task Without_its_database_it_is_unhealthy_and_keeps_the_details_to_itself()
    {
        var store = Substitute.For<IStoreHealth>();
        store.FindProblemAsync(default).ReturnsForAnyArgs("No connection to db.internal:5432.");
        await using var application = new GatewayApplication().Replace(store);

        var (answer, health) = await AskAsync(application.CreateClient());

        answer.ShouldBe(HttpStatusCode.ServiceUnavailable);
        health.GetProperty("status").GetString().ShouldBe("unhealthy");
        health.GetProperty("received").ValueKind.ShouldBe(JsonValueKind.Null);
        health.GetProperty("reasons")[0].GetString().ShouldBe("Database unavailable: The database takes no writes.");
    }

    [Fact]
    public async Task Many_who_ask_at_once_cost_one_question()
    {
        var store = Substitute.For<IStoreHealth>();
        var answered = new TaskCompletionSource<string?>();
        store.FindProblemAsync(default).ReturnsForAnyArgs(answered.Task);
        await using var application = new GatewayApplication();
        var health = ActivatorUtilities.CreateInstance<Gateway.Health.WebhookHealth>(application.Services, store);

        var asked = Enumerable.Range(0, 50).Select(_ => health.ReadAsync(TestContext.Current.CancellationToken)).ToList();
        answered.SetResult(null);
        await Task.WhenAll(asked);

        store.ReceivedCalls().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_clock_behind_Stripes_is_told_by_the_signatures()
    {
        await using var application = new GatewayApplication();
        var client = application.CreateClient();
        var delivery = new StripeEvent("evt_1").Delivery() with { SignedAt = TimeProvider.System.GetUtcNow().AddSeconds(100) };
        using var response = await delivery.SendTo(client);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);

        var (_, health) = await AskAsync(client);

        health.GetProperty("reasons").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldNotBeNull().ShouldMatch("^Clock [0-9]+ s behind Stripe");
        health.GetProperty("clock_skew_seconds").GetInt64().ShouldBeInRange(-101, -2);
    }

    private static async Task<(HttpStatusCode Answer, JsonElement Health)> AskAsync(HttpClient client)
    {
        using var response = await client.GetAsync(Route);
        return (response.StatusCode, await response.Json());
    }

    private static long Number(JsonElement health, string name) => health.GetProperty(name).GetInt64();
}
