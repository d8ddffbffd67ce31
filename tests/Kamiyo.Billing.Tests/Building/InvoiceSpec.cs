using System.Text.Json.Nodes;

namespace Kamiyo.Billing.Tests.Building;

/// <summary>An invoice that renders itself as any API version does.</summary>
internal sealed record InvoiceSpec
{
    public string Id { get; init; } = "in_1";

    public string Customer { get; init; } = "cus_1";

    public string? SubscriptionId { get; init; } = "sub_1";

    public string Status { get; init; } = "paid";

    public DateTimeOffset CreatedAt { get; init; } = TestTime.Start;

    public long Amount { get; init; } = 8900;

    public string Currency { get; init; } = "usd";

    public int AttemptCount { get; init; } = 1;

    public DateTimeOffset? NextAttemptAt { get; init; }

    public string CollectionMethod { get; init; } = "charge_automatically";

    public string BillingReason { get; init; } = "subscription_cycle";

    public string? Email { get; init; } = "ada@example.com";

    public DateTimeOffset? LineStart { get; init; } = TestTime.Start;

    public DateTimeOffset? LineEnd { get; init; } = TestTime.Day(30);

    public string ApiVersion { get; init; } = ApiVersions.Clover;

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["object"] = "invoice",
            ["customer"] = Customer,
            ["customer_email"] = Email,
            ["customer_name"] = "Ada",
            ["status"] = Status,
            ["created"] = CreatedAt.ToUnixTimeSeconds(),
            ["number"] = $"KAM-{Id}",
            ["currency"] = Currency,
            ["amount_due"] = Amount,
            ["amount_paid"] = Status == "paid" ? Amount : 0,
            ["amount_remaining"] = Status == "paid" ? 0 : Amount,
            ["attempt_count"] = AttemptCount,
            ["next_payment_attempt"] = NextAttemptAt?.ToUnixTimeSeconds(),
            ["collection_method"] = CollectionMethod,
            ["billing_reason"] = BillingReason,
            ["hosted_invoice_url"] = $"https://invoice.stripe.com/i/{Id}",

            // The invoice's own period is the one before; a reader that takes it is wrong.
            ["period_end"] = LineStart?.ToUnixTimeSeconds(),
            ["lines"] = new JsonObject { ["object"] = "list", ["data"] = new JsonArray(Line()) },
        };
        AddSubscription(json);
        return json;
    }

    private JsonObject Line() => new()
    {
        ["id"] = "il_1",
        ["period"] = new JsonObject { ["start"] = LineStart?.ToUnixTimeSeconds(), ["end"] = LineEnd?.ToUnixTimeSeconds() },
    };

    private void AddSubscription(JsonObject json)
    {
        if (!ApiVersions.IsAtLeastBasil(ApiVersion))
        {
            json["subscription"] = SubscriptionId;
        }
        else if (SubscriptionId is not null)
        {
            json["parent"] = new JsonObject
            {
                ["type"] = "subscription_details",
                ["quote_details"] = null,
                ["subscription_details"] = new JsonObject { ["subscription"] = SubscriptionId },
            };
        }
    }
}
