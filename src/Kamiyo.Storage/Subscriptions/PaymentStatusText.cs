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

    /// <exception cref="FormatException">No status is written like this.</exception>
    public static PaymentStatus Parse(string text) => text switch
    {
        "succeeded" => PaymentStatus.Succeeded,
        "failed" => PaymentStatus.Failed,
        _ => throw new FormatException($"'{text}' is not a status of a payment."),
    };
}
