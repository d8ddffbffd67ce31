namespace Kamiyo.Billing.Stripe;

/// <summary>What an event says of an invoice. Amounts are in the minor unit of <paramref name="Currency"/>.</summary>
/// <param name="InvoiceId"><c>in_…</c>.</param>
/// <param name="Number">The number printed on it; null until it is finalised.</param>
/// <param name="SubscriptionId">Null for an invoice that belongs to none.</param>
/// <param name="CreatedAt">When the invoice, not the event, was made; null when Stripe didn't say.</param>
/// <param name="Currency">ISO 4217, lower case.</param>
/// <param name="AmountDue">What was to be paid.</param>
/// <param name="AmountPaid">What has been paid.</param>
/// <param name="AttemptCount">The first attempt and Stripe's automatic ones; tries by hand don't count.</param>
/// <param name="NextAttemptAt">When Stripe tries again by itself; null when it won't.</param>
/// <param name="CollectionMethod"><c>charge_automatically</c> or <c>send_invoice</c>.</param>
/// <param name="BillingReason">Such as <c>subscription_create</c> or <c>subscription_cycle</c>.</param>
/// <param name="HostedInvoiceUrl">Where the customer can pay; null until it is finalised.</param>
/// <param name="CustomerEmail">As of when it was finalised.</param>
/// <param name="CustomerName">As of when it was finalised.</param>
/// <param name="PaidPeriodEnd">The latest end of a service period over its lines; null when no line has one.</param>
public sealed record StripeInvoice(
    string InvoiceId,
    string? Number,
    string? SubscriptionId,
    DateTimeOffset? CreatedAt,
    string Currency,
    long AmountDue,
    long AmountPaid,
    int AttemptCount,
    DateTimeOffset? NextAttemptAt,
    string? CollectionMethod,
    string? BillingReason,
    string? HostedInvoiceUrl,
    string? CustomerEmail,
    string? CustomerName,
    DateTimeOffset? PaidPeriodEnd)
{
    /// <summary>Its payment is part of signing up.</summary>
    public bool IsFirstOfSubscription => BillingReason == "subscription_create";

    /// <summary>Stripe charges it by itself and will not try again. An invoice that is sent has no next try from the start.</summary>
    public bool HasNoNextAttempt => NextAttemptAt is null && CollectionMethod == "charge_automatically";
}
