using Kamiyo.Billing.Payments;

namespace Kamiyo.Storage.Subscriptions;

/// <summary>A payment's status as the tables and the API write it.</summary>
public static class PaymentStatusText
{
    public static string ToText(this PaymentStatus status) => status switch
    {
        PaymentStatus.Succeeded => "succeeded",
        PaymentStatus.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status of a payment."),
    };
}
