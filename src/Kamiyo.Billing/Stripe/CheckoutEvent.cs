namespace Kamiyo.Billing.Stripe;

/// <summary>A <c>checkout.session.…</c> event that Kamiyo acts on.</summary>
/// <param name="Step">What it tells.</param>
/// <param name="Session">The session as of the event.</param>
public sealed record CheckoutEvent(
    string EventId, string Type, DateTimeOffset CreatedAt, CheckoutStep Step, StripeCheckoutSession Session)
    : StripeEvent(EventId, Type, CreatedAt);
