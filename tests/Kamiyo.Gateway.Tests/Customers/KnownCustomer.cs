using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Gateway.Tests.Customers;

/// <summary>Brings customers into being the way Stripe does: by events.</summary>
internal static class KnownCustomer
{
    /// <summary>A customer of the pro plan that <c>evt_{customerId}</c> told of; waits until the event is processed.</summary>
    public static async Task HasCustomer(this HttpClient client, string customerId, string? account = null)
    {
        var created = new StripeEvent($"evt_{customerId}", customerId);
        await client.HasProcessed(account is null ? created : created.With("account", account), $"evt_{customerId}");
    }

    /// <summary>As <see cref="HasCustomer"/>, bought by a user of the SaaS.</summary>
    public static async Task HasCustomerOfUser(this HttpClient client, string customerId, string userId)
    {
        await client.HasCustomer(customerId);
        var checkout = new StripeEvent($"evt_checkout_{customerId}", customerId, "checkout.session.completed").WithObject(new JsonObject
        {
            ["id"] = $"cs_{customerId}",
            ["object"] = "checkout.session",
            ["mode"] = "subscription",
            ["customer"] = customerId,
            ["subscription"] = $"sub_{customerId}",
            ["client_reference_id"] = userId,
            ["payment_status"] = "paid",
            ["status"] = "complete",
        });
        await client.HasProcessed(checkout, $"evt_checkout_{customerId}");
    }

    public static async Task HasProcessed(this HttpClient client, StripeEvent stripeEvent, string eventId)
    {
        await (await stripeEvent.Delivery().SendTo(client)).ShouldBeReceived(eventId, "accepted");
        var found = await Eventually.Get(
            async () => await (await client.GetAsync(new Uri($"/api/v1/webhooks/events/{eventId}", UriKind.Relative))).Json(),
            answer => answer.GetProperty("status").GetString() is not "received",
            $"{eventId} to be processed");
        found.GetProperty("status").GetString().ShouldBe("processed", found.GetRawText());
    }

    public static Task<HttpResponseMessage> Get(this HttpClient client, string path) => client.GetAsync(new Uri(path, UriKind.Relative));

    public static async Task<JsonElement> GetJson(this HttpClient client, string path)
    {
        using var response = await client.Get(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.Json();
    }
}
