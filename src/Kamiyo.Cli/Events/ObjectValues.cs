using System.Globalization;
using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events;

/// <summary>What the placeholders of the templates stand for.</summary>
public static class ObjectValues
{
    public static IReadOnlyDictionary<string, JsonNode> For(EventRequest request)
    {
        var price = request.Price;
        var subscribedAt = request.SubscribedAt ?? request.Period.Start;
        return new Dictionary<string, JsonNode>(StringComparer.Ordinal)
        {
            ["customer"] = request.CustomerId,
            ["email"] = request.Email,
            ["name"] = "Jane Example",
            ["user"] = StripeId.Derive("user_", request.CustomerId),
            ["subscription"] = request.SubscriptionId,
            ["subscription_item"] = StripeId.Derive("si_", request.SubscriptionId),
            ["invoice"] = request.InvoiceId,
            ["invoice_line"] = StripeId.Derive("il_", request.InvoiceId),
            ["invoice_number"] = InvoicePrefix(request) + "-" + InvoiceSequence(subscribedAt, request.Period),
            ["invoice_prefix"] = InvoicePrefix(request),
            ["checkout_session"] = StripeId.Derive("cs_test_", request.EventId),
            ["payment_intent"] = StripeId.Derive("pi_", request.EventId),
            ["charge"] = StripeId.Derive("ch_", request.EventId),
            ["payment_method"] = StripeId.Derive("pm_", request.CustomerId),
            ["price"] = price.Id,
            ["product"] = price.ProductId,
            ["product_name"] = price.ProductName,
            ["amount"] = price.Amount,
            ["amount_text"] = price.Amount.ToString(CultureInfo.InvariantCulture),
            ["amount_decimal"] = (price.Amount / 100m).ToString("$0.00", CultureInfo.InvariantCulture),
            ["currency"] = Price.Currency,
            ["price_created"] = Seconds(subscribedAt.AddYears(-1)),
            ["created"] = Seconds(request.CreatedAt),
            ["checkout_expires"] = Seconds(request.CreatedAt.AddDays(1)),
            ["subscription_created"] = Seconds(subscribedAt),
            ["period_start"] = Seconds(request.Period.Start),
            ["period_end"] = Seconds(request.Period.End),
            ["previous_period_start"] = Seconds(request.Period.Previous.Start),
            ["invoice_created"] = Seconds(request.Period.Start),
        };
    }

    private static long Seconds(DateTimeOffset moment) => moment.ToUnixTimeSeconds();

    private static string InvoicePrefix(EventRequest request) => StripeId.Derive("", request.CustomerId)[..8].ToUpperInvariant();

    private static string InvoiceSequence(DateTimeOffset subscribedAt, BillingPeriod period)
    {
        var months = (12 * (period.Start.Year - subscribedAt.Year)) + period.Start.Month - subscribedAt.Month;
        return (months + 1).ToString("0000", CultureInfo.InvariantCulture);
    }
}
