using System.Globalization;
using Kamiyo.Billing.Payments;
using Kamiyo.Storage.Audit;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Paging;
using Kamiyo.Storage.Subscriptions;

namespace Kamiyo.Storage.Customers;

/// <summary>What each list of a customer is ordered by.</summary>
internal static class CustomerCursors
{
    public static PageCursor Of(TimelineEntry entry) => new(entry.OccurredAt, entry.EventId);

    public static PageCursor Of(Payment payment) => new(payment.OccurredAt, payment.PaymentId);

    public static PageCursor Of(StoredAuditEntry entry) => new(entry.Entry.OccurredAt, Text(entry.AuditId));

    public static PageCursor Of(StoredOutboxMessage message) => new(message.Entry.OccurredAt, Text(message.MessageId));

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
