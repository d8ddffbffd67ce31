namespace Kamiyo.Billing.Stripe.Reading;

/// <summary>Reads a checkout session of any API version.</summary>
internal static class CheckoutSessionReader
{
    public static StripeCheckoutSession Read(StripeNode node)
    {
        var details = node.Object("customer_details");
        return new StripeCheckoutSession(
            node.RequiredWord("id"),
            node.RequiredWord("mode"),
            node.RequiredWord("payment_status"),
            node.Reference("subscription"),
            node.Word("client_reference_id"),
            details?.Text("email", StripeText.MaxEmailLength) ?? node.Text("customer_email", StripeText.MaxEmailLength),
            details?.Text("name"),
            node.Integer("amount_total"),
            node.Word("currency"));
    }
}
