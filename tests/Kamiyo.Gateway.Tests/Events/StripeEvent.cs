using System.Text.Json.Nodes;

namespace Kamiyo.Gateway.Tests.Events;

/// <summary>An event's JSON, by default a subscription to the pro plan.</summary>
public sealed class StripeEvent
{
    private readonly JsonObject _event;

    public StripeEvent(string eventId = "evt_1", string customerId = "cus_1", string type = "customer.subscription.created")
    {
        _event = new JsonObject
        {
            ["id"] = eventId,
            ["object"] = "event",
            ["api_version"] = "2025-03-31.basil",
            ["created"] = 1_790_000_000,
            ["livemode"] = false,
            ["pending_webhooks"] = 1,
            ["request"] = new JsonObject { ["id"] = null, ["idempotency_key"] = null },
            ["type"] = type,
            ["data"] = new JsonObject
            {
                ["object"] = new JsonObject
                {
                    ["id"] = $"sub_{customerId}",
                    ["object"] = "subscription",
                    ["customer"] = customerId,
                    ["status"] = "active",
                    ["cancel_at_period_end"] = false,
                    ["items"] = new JsonObject
                    {
                        ["object"] = "list",
                        ["data"] = new JsonArray(new JsonObject
                        {
                            ["id"] = "si_1",
                            ["object"] = "subscription_item",
                            ["quantity"] = 1,
                            ["current_period_start"] = 1_790_000_000,
                            ["current_period_end"] = 1_792_592_000,
                            ["price"] = new JsonObject { ["id"] = "price_pro", ["object"] = "price" },
                        }),
                    },
                },
            },
        };
    }

    /// <summary>Changes one field of the event itself.</summary>
    public StripeEvent With(string field, JsonNode? value)
    {
        _event[field] = value;
        return this;
    }

    public StripeEvent WithObject(JsonObject dataObject)
    {
        _event["data"] = new JsonObject { ["object"] = dataObject };
        return this;
    }

    /// <summary>Another price for the subscription; <c>price_unknown</c> is one that no retry can mend.</summary>
    public StripeEvent WithPrice(string priceId)
    {
        _event["data"]!["object"]!["items"]!["data"]![0]!["price"]!["id"] = priceId;
        return this;
    }

    public string Json() => _event.ToJsonString();

    public StripeDelivery Delivery() => new(Json());
}
