namespace Kamiyo.Billing.Payments;

public enum PaymentStatus
{
    Succeeded,
    Failed,
}
