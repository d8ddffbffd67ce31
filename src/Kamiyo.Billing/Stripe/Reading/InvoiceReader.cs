namespace Kamiyo.Billing.Stripe.Reading;

/// <summary>Reads an invoice object of any API version.</summary>
internal static class InvoiceReader
{
    public static StripeInvoice Read(StripeNode node) => new(
        node.RequiredWord("id"),
        node.Text("number"),
        SubscriptionId(node),
        node.Time("created"),
        node.RequiredWord("currency"),
        node.RequiredInteger("amount_due"),
        node.RequiredInteger("amount_paid"),
        AttemptCount(node),
        node.Time("next_payment_attempt"),
        node.Word("collection_method"),
        node.Word("billing_reason"),
        node.Text("hosted_invoice_url"),
        node.Text("customer_email", StripeText.MaxEmailLength),
        node.Text("customer_name"),
        PaidPeriodEnd(node));

    /// <summary>Since 2025-03-31.basil under <c>parent</c>, whose type tells whether it is a subscription at all.</summary>
    private static string? SubscriptionId(StripeNode node)
    {
        var parent = node.Object("parent");
        return parent?.Text("type") == "subscription_details"
            ? parent.Value.Object("subscription_details")?.Reference("subscription")
            : node.Reference("subscription");
    }

    private static int AttemptCount(StripeNode node) => (int)Math.Clamp(node.Integer("attempt_count") ?? 0, 0, int.MaxValue);

    /// <summary>
    /// The invoice's own period is that of its usage, not of the service; the lines have the latter. A line without duration is a one-off item
    /// and pays for no time.
    /// </summary>
    private static DateTimeOffset? PaidPeriodEnd(StripeNode node) => node.List("lines").Max(ServicePeriodEnd);

    private static DateTimeOffset? ServicePeriodEnd(StripeNode line)
    {
        var period = line.Object("period");
        var start = period?.Time("start");
        var end = period?.Time("end");
        return start is null || end > start ? end : null;
    }
}
