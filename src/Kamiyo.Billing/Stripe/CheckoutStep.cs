namespace Kamiyo.Billing.Stripe;

/// <summary>What a checkout event tells.</summary>
public enum CheckoutStep
{
    /// <summary>The customer finished; with a delayed payment method the money is still to come.</summary>
    Completed,

    /// <summary>A delayed payment arrived.</summary>
    PaymentSucceeded,

    /// <summary>A delayed payment failed.</summary>
    PaymentFailed,
}
