namespace Kamiyo.Billing.Stripe;

/// <summary>What an event says of a checkout. It doesn't carry what was bought: the subscription's own events tell the plan.</summary>
/// <param name="SessionId"><c>cs_…</c>.</param>
/// <param name="Mode"><c>payment</c>, <c>setup</c> or <c>subscription</c>.</param>
/// <param name="PaymentStatus"><c>paid</c>, <c>unpaid</c> or <c>no_payment_required</c>.</param>
/// <param name="SubscriptionId">In mode subscription only.</param>
/// <param name="UserId">The SaaS' own id, given as <c>client_reference_id</c>.</param>
/// <param name="Email">The address that was used, else the one that was filled in beforehand.</param>
/// <param name="CustomerName">As typed in.</param>
/// <param name="AmountTotal">In the minor unit of <paramref name="Currency"/>; null when Stripe sent none.</param>
/// <param name="Currency">ISO 4217, lower case.</param>
public sealed record StripeCheckoutSession(
    string SessionId,
    string Mode,
    string PaymentStatus,
    string? SubscriptionId,
    string? UserId,
    string? Email,
    string? CustomerName,
    long? AmountTotal,
    string? Currency)
{
    /// <summary>Completed isn't paid: with delayed payment methods the money comes days later.</summary>
    public bool IsPaid => PaymentStatus is "paid" or "no_payment_required";
}
