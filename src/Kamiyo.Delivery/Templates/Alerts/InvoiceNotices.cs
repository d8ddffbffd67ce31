using System.Globalization;
using Kamiyo.Billing.Messages;
using Kamiyo.Delivery.Chat;

namespace Kamiyo.Delivery.Templates.Alerts;

/// <summary>Alerts about invoices that nobody paid.</summary>
internal static class InvoiceNotices
{
    public static ChatNotice LastAttemptFailed(InvoiceUnpaidData data, string? customerId, Uri? link) => new(
        $"Last payment attempt failed: {data.Due}",
        $"Stripe will not try {Invoice(data)} again by itself.",
        ChatSeverity.Warning,
        Fields(data, customerId),
        link);

    public static ChatNotice WrittenOff(InvoiceUnpaidData data, string? customerId, Uri? link) => new(
        $"Invoice written off: {data.Due}",
        $"Stripe marked {Invoice(data)} as uncollectible. Access is suspended until it is paid.",
        ChatSeverity.Warning,
        Fields(data, customerId),
        link);

    private static IReadOnlyList<ChatField> Fields(InvoiceUnpaidData data, string? customerId) => NoticeFields.Of(
        ("Customer", customerId),
        ("Name", data.CustomerName),
        ("Invoice", data.InvoiceId),
        ("Number", data.Number),
        ("Amount due", data.Due.ToString()),
        ("Attempts", data.Attempt > 0 ? data.Attempt.ToString(CultureInfo.InvariantCulture) : null));

    private static string Invoice(InvoiceUnpaidData data) => string.IsNullOrWhiteSpace(data.Number) ? data.InvoiceId : $"invoice {data.Number}";
}
