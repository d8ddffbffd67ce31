using System.Text.Json.Nodes;

namespace Kamiyo.Testing.StripeApi;

/// <summary>Objects as Stripe's API of 2026 renders them, with what Kamiyo reads.</summary>
public static class StripeObjects
{
    public static JsonObject Customer(string customerId, string? email = null) =>
        new() { ["id"] = customerId, ["object"] = "customer", ["email"] = email };

    public static JsonObject Subscription(string subscriptionId, string status = "active", string priceId = "price_pro", long periodEnd = 4102444800) => new()
    {
        ["id"] = subscriptionId,
        ["object"] = "subscription",
        ["status"] = status,
        ["cancel_at_period_end"] = false,
        ["items"] = new JsonObject
        {
            ["object"] = "list",
            ["has_more"] = false,
            ["data"] = new JsonArray(new JsonObject
            {
                ["id"] = $"si_{subscriptionId}",
                ["quantity"] = 1,
                ["current_period_end"] = periodEnd,
                ["price"] = new JsonObject
                {
                    ["id"] = priceId,
                    ["currency"] = "usd",
                    ["unit_amount"] = 8900,
                    ["recurring"] = new JsonObject { ["interval"] = "month", ["interval_count"] = 1 },
                },
            }),
        },
    };

    /// <summary>The subscription with its latest invoice expanded.</summary>
    public static JsonObject WithInvoice(this JsonObject subscription, string invoiceId, string status, long at)
    {
        subscription["latest_invoice"] = new JsonObject
        {
            ["id"] = invoiceId,
            ["object"] = "invoice",
            ["status"] = status,
            ["created"] = at,
            ["currency"] = "usd",
            ["amount_due"] = 8900,
            ["amount_paid"] = status == "paid" ? 8900 : 0,
            ["attempt_count"] = 1,
            ["parent"] = new JsonObject
            {
                ["type"] = "subscription_details",
                ["subscription_details"] = new JsonObject { ["subscription"] = (string)subscription["id"]! },
            },
            ["status_transitions"] = new JsonObject
            {
                ["paid_at"] = status == "paid" ? at : null,
                ["marked_uncollectible_at"] = status == "uncollectible" ? at : null,
            },
            ["lines"] = new JsonObject
            {
                ["object"] = "list",
                ["data"] = new JsonArray(new JsonObject { ["id"] = "il_1", ["period"] = new JsonObject { ["start"] = at, ["end"] = at + 2592000 } }),
            },
        };
        return subscription;
    }
}
