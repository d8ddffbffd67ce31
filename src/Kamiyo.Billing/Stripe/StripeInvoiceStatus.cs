namespace Kamiyo.Billing.Stripe;

/// <summary>An invoice as Stripe's API gives it: unlike in an event, its status is that of this moment.</summary>
/// <param name="Invoice">The invoice.</param>
/// <param name="Status"><c>draft</c>, <c>open</c>, <c>paid</c>, <c>uncollectible</c> or <c>void</c>.</param>
/// <param name="PaidAt">When it was paid; null while it isn't.</param>
/// <param name="UncollectibleAt">When it was written off; null when it wasn't.</param>
public sealed record StripeInvoiceStatus(StripeInvoice Invoice, string Status, DateTimeOffset? PaidAt, DateTimeOffset? UncollectibleAt);
