namespace Kamiyo.Billing.Stripe.Reading;

/// <summary>Reads a payment intent of any API version.</summary>
internal static class PaymentIntentReader
{
    public static StripePaymentIntent Read(StripeNode node) => new(
        node.RequiredWord("id"),
        PaysInvoice(node),
        node.Integer("amount_received") is > 0 and var received ? received : node.RequiredInteger("amount"),
        node.RequiredWord("currency"),
        node.Text("description"),
        node.Text("receipt_email", StripeText.MaxEmailLength),
        node.Reference("latest_charge"),
        node.Object("last_payment_error")?.Text("message"));

    /// <summary>
    /// Until 2025-03-31.basil there was <c>invoice</c>. Later versions put the invoice id into <c>payment_details.order_reference</c>, where
    /// one-off payments have a checkout session or the SaaS' own order; between them nothing is left but the description that Stripe writes.
    /// </summary>
    private static bool PaysInvoice(StripeNode node) =>
        node.Reference("invoice") is not null
        || node.Object("payment_details")?.Text("order_reference")?.StartsWith("in_", StringComparison.Ordinal) == true
        || IsWrittenByBilling(node.Text("description"));

    private static bool IsWrittenByBilling(string? description) =>
        description is "Subscription creation" or "Subscription update"
        || description?.StartsWith("Payment for Invoice", StringComparison.Ordinal) == true;
}
