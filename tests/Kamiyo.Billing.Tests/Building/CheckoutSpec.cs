using System.Text.Json.Nodes;

namespace Kamiyo.Billing.Tests.Building;

internal sealed record CheckoutSpec
{
    public string Id { get; init; } = "cs_1";

    public string Mode { get; init; } = "subscription";

    public string PaymentStatus { get; init; } = "paid";

    public string? SubscriptionId { get; init; } = "sub_1";

    public string? UserId { get; init; } = "user_1";

    public string? Email { get; init; } = "ada@example.com";

    public string? PrefilledEmail { get; init; }

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["object"] = "checkout.session",
        ["mode"] = Mode,
        ["status"] = "complete",
        ["payment_status"] = PaymentStatus,
        ["customer"] = "cus_1",
        ["subscription"] = SubscriptionId,
        ["client_reference_id"] = UserId,
        ["customer_email"] = PrefilledEmail,
        ["customer_details"] = Email is null ? null : new JsonObject { ["email"] = Email, ["name"] = "Ada" },
        ["amount_total"] = 8900,
        ["currency"] = "usd",
    };
}
