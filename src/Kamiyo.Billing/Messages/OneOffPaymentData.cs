using Kamiyo.Billing.Payments;

namespace Kamiyo.Billing.Messages;

/// <param name="PaymentIntentId"><c>pi_…</c>.</param>
/// <param name="Amount">How much was or was to be paid.</param>
/// <param name="Description">What the SaaS wrote on it.</param>
/// <param name="FailureMessage">Stripe's words for the customer, after a failure.</param>
public sealed record OneOffPaymentData(string PaymentIntentId, Money Amount, string? Description, string? FailureMessage) : MessageData;
