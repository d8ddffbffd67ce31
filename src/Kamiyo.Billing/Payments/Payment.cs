namespace Kamiyo.Billing.Payments;

/// <summary>One invoice's or one-off payment's latest result. Keyed by <paramref name="PaymentId"/>; a success is never overwritten by a failure.</summary>
/// <param name="PaymentId">The invoice id, or the payment intent id of a one-off payment.</param>
/// <param name="InvoiceId">Null for a one-off payment.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Amount">In the currency's minor unit, as Stripe sends it.</param>
/// <param name="Currency">ISO 4217, lower case.</param>
/// <param name="Attempt">Stripe's <c>attempt_count</c>; 0 when Stripe made none, such as an out-of-band payment.</param>
/// <param name="EventId">The event that this result came with.</param>
/// <param name="OccurredAt">That event's <c>created</c>.</param>
public sealed record Payment(
    string PaymentId,
    string? InvoiceId,
    PaymentStatus Status,
    long Amount,
    string Currency,
    int Attempt,
    string EventId,
    DateTimeOffset OccurredAt);
