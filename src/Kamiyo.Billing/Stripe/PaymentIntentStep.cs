namespace Kamiyo.Billing.Stripe;

/// <summary>What a payment intent event tells.</summary>
public enum PaymentIntentStep
{
    Succeeded,
    Failed,
}
