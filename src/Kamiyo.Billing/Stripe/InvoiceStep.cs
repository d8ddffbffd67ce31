namespace Kamiyo.Billing.Stripe;

/// <summary>What an invoice event tells.</summary>
public enum InvoiceStep
{
    /// <summary>A charge went through. Stripe tells <see cref="Paid"/> as well, in any order.</summary>
    PaymentSucceeded,

    /// <summary>Paid in whatever way, also out of band or by credit.</summary>
    Paid,

    /// <summary>A try to charge failed.</summary>
    PaymentFailed,

    /// <summary>An operator, or Stripe after its last try, gave the money up.</summary>
    MarkedUncollectible,
}
