using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events;

/// <summary>Turns a current object into the shape that endpoints pinned to a version before 2025-03-31.basil still receive.</summary>
public static class LegacyShape
{
    public static void Apply(JsonObject stripeObject)
    {
        switch (stripeObject["object"]!.GetValue<string>())
        {
            case "subscription":
                ApplyToSubscription(stripeObject);
                break;
            case "invoice":
                ApplyToInvoice(stripeObject);
                break;
            case "charge":
            case "payment_intent":
                stripeObject["invoice"] = null;
                break;
            case "checkout.session":
                stripeObject["ui_mode"] = "hosted";
                break;
        }

        stripeObject.Remove("customer_account");
    }

    private static void ApplyToSubscription(JsonObject subscription)
    {
        foreach (var item in Elements(subscription["items"]))
        {
            Move(item, "current_period_start", subscription);
            Move(item, "current_period_end", subscription);
        }

        subscription["discount"] = null;
        subscription.Remove("billing_mode");
        subscription.Remove("presentment_details");
    }

    private static void ApplyToInvoice(JsonObject invoice)
    {
        var paid = invoice["status"]!.GetValue<string>() == "paid";
        var details = invoice["parent"]!["subscription_details"]!.AsObject();
        Move(details, "subscription", invoice);
        invoice["subscription_details"] = details.DeepClone();
        invoice["paid"] = paid;
        invoice["paid_out_of_band"] = false;
        invoice["charge"] = paid ? StripeId.Derive("ch_", invoice["id"]!.GetValue<string>()) : null;
        invoice["payment_intent"] = StripeId.Derive("pi_", invoice["id"]!.GetValue<string>());
        foreach (var name in new[] { "quote", "tax", "discount", "application_fee_amount", "transfer_data" })
        {
            invoice[name] = null;
        }

        invoice["total_tax_amounts"] = new JsonArray();
        foreach (var name in new[] { "parent", "amount_overpaid", "total_taxes" })
        {
            invoice.Remove(name);
        }

        foreach (var line in Elements(invoice["lines"]))
        {
            ApplyToLine(line);
        }
    }

    private static void ApplyToLine(JsonObject line)
    {
        var item = line["parent"]!["subscription_item_details"]!.AsObject();
        var price = line["pricing"]!["price_details"]!.AsObject();
        line["price"] = new JsonObject
        {
            ["id"] = price["price"]!.DeepClone(),
            ["object"] = "price",
            ["currency"] = line["currency"]!.DeepClone(),
            ["product"] = price["product"]!.DeepClone(),
            ["recurring"] = new JsonObject { ["interval"] = "month", ["interval_count"] = 1, ["usage_type"] = "licensed" },
            ["type"] = "recurring",
            ["unit_amount"] = line["amount"]!.DeepClone(),
        };
        Move(item, "proration", line);
        Move(item, "proration_details", line);
        Move(item, "subscription_item", line);
        line["type"] = "subscription";
        line["tax_amounts"] = new JsonArray();
        line["tax_rates"] = new JsonArray();
        line["amount_excluding_tax"] = line["amount"]!.DeepClone();
        foreach (var name in new[] { "parent", "pricing", "taxes", "subtotal" })
        {
            line.Remove(name);
        }
    }

    private static IEnumerable<JsonObject> Elements(JsonNode? list) => list!["data"]!.AsArray().Select(element => element!.AsObject());

    private static void Move(JsonObject from, string name, JsonObject to)
    {
        to[name] = from[name]?.DeepClone();
        from.Remove(name);
    }
}
