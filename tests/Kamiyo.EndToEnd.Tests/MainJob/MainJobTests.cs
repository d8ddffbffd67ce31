using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.EndToEnd.Tests.Databases;
using Kamiyo.EndToEnd.Tests.Events;
using Kamiyo.EndToEnd.Tests.Processes;
using Kamiyo.EndToEnd.Tests.Signing;
using Kamiyo.Testing.Processes;

namespace Kamiyo.EndToEnd.Tests.MainJob;

/// <summary>A signed event becomes a customer's plan, on whichever database stands under the gateway.</summary>
public abstract class MainJobTests(IDatabase database) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_triggered_event_puts_the_customer_on_pro_and_a_restart_remembers()
    {
        var environment = new Dictionary<string, string?>
        {
            ["STRIPE_WEBHOOK_SECRET"] = GatewayProcess.WebhookSecret,
            ["ADMIN_API_KEY"] = GatewayProcess.AdminKey,
        };
        await using (var gateway = await Start())
        {
            var (exitCode, output) = await CliProcess.Run(
                _folder.Path, environment, "trigger", "customer.subscription.created", "--customer", "cus_restart", "--url", gateway.Client.BaseAddress!.ToString());

            exitCode.ShouldBe(0, output);
            output.ShouldContain("processed");
            output.ShouldContain("pro", Case.Insensitive);
            await gateway.Kill();
        }

        await using var restarted = await Start();
        var customer = await restarted.Customer("cus_restart");
        customer.GetProperty("subscription_tier").GetString().ShouldBe("pro");
        customer.GetProperty("api_access").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task An_event_signed_by_stripes_own_sdk_is_accepted()
    {
        await using var gateway = await Start();
        var body = new SubscriptionCreated("evt_node", "cus_node").Json();

        using var response = await gateway.Deliver(body, await StripeNodeSigner.Sign(body, GatewayProcess.WebhookSecret));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await gateway.FinishedEvent("evt_node")).GetProperty("status").GetString().ShouldBe("processed");
    }

    [Fact]
    public async Task The_same_event_sent_64_times_at_once_is_accepted_once_and_applied_once()
    {
        await using var gateway = await Start();

        await DeliverToAllAndExpectOnce([gateway], "evt_burst", "cus_burst");
    }

    [Fact]
    public async Task Events_answered_just_before_the_process_is_killed_are_processed_after_a_restart()
    {
        var events = Enumerable.Range(0, 100).Select(i => new SubscriptionCreated($"evt_killed_{i}", $"cus_killed_{i}")).ToList();
        await using (var gateway = await Start())
        {
            await Task.WhenAll(events.Select(async created => await Answer(gateway, created.Json(), Sign(created.Json()))));
            await gateway.Kill();
        }

        await using var restarted = await Start();
        foreach (var created in events)
        {
            (await restarted.FinishedEvent(created.EventId)).GetProperty("status").GetString().ShouldBe("processed");
            (await restarted.Customer(created.CustomerId)).GetProperty("version").GetInt64().ShouldBe(1);
        }
    }

    protected static async Task DeliverToAllAndExpectOnce(IReadOnlyList<GatewayProcess> gateways, string eventId, string customerId)
    {
        var body = new SubscriptionCreated(eventId, customerId).Json();
        var signature = await StripeNodeSigner.Sign(body, GatewayProcess.WebhookSecret);

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Answer(gateways[i % gateways.Count], body, signature)));

        answers.Count(status => status == "accepted").ShouldBe(1);
        answers.Count(status => status == "duplicate").ShouldBe(63);
        (await gateways[0].FinishedEvent(eventId)).GetProperty("attempts").GetInt32().ShouldBe(1);
        foreach (var gateway in gateways)
        {
            (await gateway.Customer(customerId)).GetProperty("version").GetInt64().ShouldBe(1);
        }
    }

    protected Task<GatewayProcess> Start() => GatewayProcess.Start(database.Url, _folder.Path);

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string Sign(string body) =>
        StripeSignatureSigner.Sign(Encoding.UTF8.GetBytes(body), GatewayProcess.WebhookSecret, TimeProvider.System.GetUtcNow());

    private static async Task<string?> Answer(GatewayProcess gateway, string body, string signature)
    {
        using var response = await gateway.Deliver(body, signature);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString();
    }
}
