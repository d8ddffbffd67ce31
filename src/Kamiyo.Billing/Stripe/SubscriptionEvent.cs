namespace Kamiyo.Billing.Stripe;

/// <summary><c>customer.subscription.created</c>, <c>.updated</c> or <c>.deleted</c>.</summary>
/// <param name="Step">Which of them.</param>
/// <param name="Subscription">The subscription as of the event.</param>
/// <param name="Before">The subscription with the event's <c>previous_attributes</c> put back; null when it has none.</param>
public sealed record SubscriptionEvent(
    string EventId,
    string Type,
    DateTimeOffset CreatedAt,
    SubscriptionStep Step,
    StripeSubscription Subscription,
    StripeSubscription? Before) : StripeEvent(EventId, Type, CreatedAt);
