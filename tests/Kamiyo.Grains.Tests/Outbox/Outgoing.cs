using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Payments;
using Kamiyo.Storage.Outbox;

namespace Kamiyo.Grains.Tests.Outbox;

/// <summary>Messages about the customer <c>cus_1</c>.</summary>
internal static class Outgoing
{
    public const string CustomerId = "cus_1";
    public const string Recipient = "ada@example.com";

    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static Message Welcome(string subscriptionId = "sub_1") => new(
        MessageKind.Welcome, subscriptionId, Message.Once, Recipient, Noon, new SubscriptionData(subscriptionId, "Pro", null, null));

    public static Message PaymentFailed(string invoiceId = "in_1") =>
        new(MessageKind.PaymentFailed, invoiceId, "attempt-1", Recipient, Noon, Unpaid(invoiceId));

    public static Message LastAttemptFailed(string invoiceId = "in_1") =>
        new(MessageKind.LastAttemptFailedAlert, invoiceId, Message.Once, Recipient: null, Noon, Unpaid(invoiceId));

    public static OutboxEntry Mail(Message message) => new(
        message.Kind.Name(),
        message.Subject,
        message.Discriminator,
        OutboxChannel.Email,
        CustomerId,
        message.Recipient,
        MessageDataJson.Serialize(message.Data),
        message.OccurredAt);

    private static InvoiceUnpaidData Unpaid(string invoiceId) =>
        new(invoiceId, "K-1", "Ada", new Money(8900, "usd"), Attempt: 1, NextAttemptAt: null, IsLastAttempt: false, HostedInvoiceUrl: null);
}
