namespace Kamiyo.Billing.Stripe.Reading;

/// <summary>Reads a checkout session of any API version.</summary>
internal static class CheckoutSessionReader
{
    public static StripeCheckoutSession Read(StripeNode node)
    {
        var details = node.Object("customer_details");
        return new StripeCheckoutSession(
            node.RequiredText("id"),
            node.RequiredText("mode"),
            node.RequiredText("payment_status"),
            node.Reference("subscription"),
            node.Text("client_reference_id"),
            details?.Text("email") ?? node.Text("customer_email"),
            details?.Text("name"),
            node.Integer("amount_total"),
            node.Text("currency"));
    }
}
