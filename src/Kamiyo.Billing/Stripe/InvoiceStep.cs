namespace Kamiyo.Billing.Stripe;

/// <summary>What an invoice event tells.</summary>
public enum InvoiceStep
{
    /// <summary>A charge went through.</summary>
    PaymentSucceeded,
}
