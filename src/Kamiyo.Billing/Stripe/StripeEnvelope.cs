namespace Kamiyo.Billing.Stripe;

/// <summary>What is read of an event before it is stored: enough to find it, route it and show it, nothing of what it means.</summary>
/// <param name="EventId"><c>evt_…</c>, at most 255 characters.</param>
/// <param name="Type">Such as <c>customer.subscription.updated</c>.</param>
/// <param name="ApiVersion">The version that this event is rendered in; null on some old and all thin events.</param>
/// <param name="Account">The connected account (<c>acct_…</c>), null for one's own.</param>
/// <param name="Livemode">False for test-mode events.</param>
/// <param name="CustomerId">The customer that <c>data.object</c> belongs to, or is; null when it names none.</param>
/// <param name="CreatedAt">When Stripe made the event; whole seconds.</param>
public sealed record StripeEnvelope(
    string EventId,
    string Type,
    string? ApiVersion,
    string? Account,
    bool Livemode,
    string? CustomerId,
    DateTimeOffset CreatedAt);
