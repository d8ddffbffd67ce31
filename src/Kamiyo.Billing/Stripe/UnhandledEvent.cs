namespace Kamiyo.Billing.Stripe;

/// <summary>An event of a type that Kamiyo does not act on.</summary>
public sealed record UnhandledEvent(string EventId, string Type, DateTimeOffset CreatedAt) : StripeEvent(EventId, Type, CreatedAt);
