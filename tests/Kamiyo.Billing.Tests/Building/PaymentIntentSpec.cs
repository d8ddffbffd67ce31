using System.Text.Json.Nodes;

namespace Kamiyo.Billing.Tests.Building;

internal sealed record PaymentIntentSpec
{
    public string Id { get; init; } = "pi_1";

    public long Amount { get; init; } = 1500;

    public string? InvoiceId { get; init; }

    public string? OrderReference { get; init; }

    public string? Description { get; init; } = "Ten credits";

    public string? FailureMessage { get; init; }

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["object"] = "payment_intent",
        ["customer"] = "cus_1",
        ["amount"] = Amount,
        ["amount_received"] = FailureMessage is null ? Amount : 0,
        ["currency"] = "eur",
        ["description"] = Description,
        ["receipt_email"] = "ada@example.com",
        ["latest_charge"] = "ch_1",
        ["invoice"] = InvoiceId,
        ["payment_details"] = OrderReference is null ? null : new JsonObject { ["order_reference"] = OrderReference },
        ["last_payment_error"] = FailureMessage is null ? null : new JsonObject { ["message"] = FailureMessage },
    };
}
