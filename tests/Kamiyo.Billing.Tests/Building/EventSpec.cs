using System.Text;
using System.Text.Json.Nodes;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Tests.Building;

/// <summary>A whole event as Stripe sends it.</summary>
internal sealed record EventSpec(string Type, JsonObject Object)
{
    public string Id { get; init; } = "evt_1";

    public DateTimeOffset CreatedAt { get; init; } = TestTime.Start;

    public string? ApiVersion { get; init; } = ApiVersions.Clover;

    public JsonObject? Previous { get; init; }

    public static EventSpec Created(SubscriptionSpec subscription, int at = 0, string id = "evt_created") =>
        Of("customer.subscription.created", subscription, at, id);

    public static EventSpec Updated(SubscriptionSpec subscription, int at = 10, string id = "evt_updated") =>
        Of("customer.subscription.updated", subscription, at, id);

    /// <summary>With <c>previous_attributes</c> made as Stripe makes them: the old value of every field that differs.</summary>
    public static EventSpec Updated(SubscriptionSpec before, SubscriptionSpec after, int at = 10, string id = "evt_updated") =>
        Updated(after, at, id) with { Previous = Differences(before.ToJson(), after.ToJson()) };

    public static EventSpec Deleted(SubscriptionSpec subscription, int at = 100, string id = "evt_deleted") =>
        Of("customer.subscription.deleted", subscription with { Status = "canceled" }, at, id);

    public static EventSpec Invoice(string type, InvoiceSpec invoice, int at = 20, string id = "evt_invoice") =>
        new($"invoice.{type}", invoice.ToJson()) { Id = id, CreatedAt = TestTime.At(at), ApiVersion = invoice.ApiVersion };

    public static EventSpec Checkout(CheckoutSpec session, string type = "completed", int at = 5, string id = "evt_checkout") =>
        new($"checkout.session.{type}", session.ToJson()) { Id = id, CreatedAt = TestTime.At(at) };

    public static EventSpec PaymentIntent(PaymentIntentSpec intent, int at = 5, string id = "evt_intent") =>
        new(intent.FailureMessage is null ? "payment_intent.succeeded" : "payment_intent.payment_failed", intent.ToJson())
        {
            Id = id,
            CreatedAt = TestTime.At(at),
        };

    public JsonObject ToJson()
    {
        var data = new JsonObject { ["object"] = Object.DeepClone() };
        if (Previous is not null)
        {
            data["previous_attributes"] = Previous.DeepClone();
        }

        return new JsonObject
        {
            ["id"] = Id,
            ["object"] = "event",
            ["api_version"] = ApiVersion,
            ["created"] = CreatedAt.ToUnixTimeSeconds(),
            ["data"] = data,
            ["livemode"] = false,
            ["pending_webhooks"] = 1,
            ["request"] = new JsonObject { ["id"] = null, ["idempotency_key"] = null },
            ["type"] = Type,
        };
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToJson().ToJsonString());

    public StripeEvent Read() => StripeEventReader.Read(ToBytes());

    private static EventSpec Of(string type, SubscriptionSpec subscription, int at, string id) =>
        new(type, subscription.ToJson()) { Id = id, CreatedAt = TestTime.At(at), ApiVersion = subscription.ApiVersion };

    private static JsonObject Differences(JsonObject before, JsonObject after)
    {
        var previous = new JsonObject();
        foreach (var (name, old) in before)
        {
            if (!JsonNode.DeepEquals(old, after[name]))
            {
                previous[name] = old?.DeepClone();
            }
        }

        return previous;
    }
}
