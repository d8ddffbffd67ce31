namespace Kamiyo.Billing.Stripe;

/// <summary>A Stripe event in Kamiyo's terms, whatever API version it was rendered in.</summary>
/// <param name="EventId"><c>evt_…</c>.</param>
/// <param name="Type">Stripe's name of it, such as <c>invoice.payment_succeeded</c>.</param>
/// <param name="CreatedAt">When Stripe made it; whole seconds.</param>
public abstract record StripeEvent(string EventId, string Type, DateTimeOffset CreatedAt);
