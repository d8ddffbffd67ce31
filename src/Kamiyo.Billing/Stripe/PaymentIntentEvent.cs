namespace Kamiyo.Billing.Stripe;

/// <summary><c>payment_intent.succeeded</c> or <c>payment_intent.payment_failed</c>.</summary>
/// <param name="Step">Which of them.</param>
/// <param name="PaymentIntent">The payment intent as of the event.</param>
public sealed record PaymentIntentEvent(
    string EventId, string Type, DateTimeOffset CreatedAt, PaymentIntentStep Step, StripePaymentIntent PaymentIntent)
    : StripeEvent(EventId, Type, CreatedAt);
