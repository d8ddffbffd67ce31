namespace Kamiyo.Billing.Stripe;

/// <summary>An <c>invoice.…</c> event that Kamiyo acts on.</summary>
/// <param name="Step">What it tells.</param>
/// <param name="Invoice">The invoice as of the event.</param>
public sealed record InvoiceEvent(string EventId, string Type, DateTimeOffset CreatedAt, InvoiceStep Step, StripeInvoice Invoice)
    : StripeEvent(EventId, Type, CreatedAt);
