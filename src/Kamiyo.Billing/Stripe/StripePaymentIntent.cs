namespace Kamiyo.Billing.Stripe;

/// <summary>What an event says of a payment intent.</summary>
/// <param name="PaymentIntentId"><c>pi_…</c>.</param>
/// <param name="PaysInvoice">It belongs to an invoice, whose own events tell the same and more.</param>
/// <param name="Amount">What was received, or was to be; in the minor unit of <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217, lower case.</param>
/// <param name="Description">What the SaaS wrote on it.</param>
/// <param name="ReceiptEmail">Where Stripe was told to send a receipt.</param>
/// <param name="ChargeId">The latest try, <c>ch_…</c>; null before the first.</param>
/// <param name="FailureMessage">Stripe's words for the customer, after a failure.</param>
public sealed record StripePaymentIntent(
    string PaymentIntentId,
    bool PaysInvoice,
    long Amount,
    string Currency,
    string? Description,
    string? ReceiptEmail,
    string? ChargeId,
    string? FailureMessage);
