namespace Kamiyo.Billing.Messages;

/// <summary>What belongs to each kind of message.</summary>
public static class MessageKinds
{
    /// <summary>The name in the outbox and in metrics; never changed once it has been stored.</summary>
    public static string Name(this MessageKind kind) => kind switch
    {
        MessageKind.Onboarding => "onboarding",
        MessageKind.CheckoutPaymentFailed => "checkout_payment_failed",
        MessageKind.Welcome => "welcome",
        MessageKind.SubscriptionChanged => "subscription_changed",
        MessageKind.SubscriptionCanceled => "subscription_canceled",
        MessageKind.Receipt => "receipt",
        MessageKind.PaymentFailed => "payment_failed",
        MessageKind.AccessSuspended => "access_suspended",
        MessageKind.OneOffReceipt => "one_off_receipt",
        MessageKind.OneOffPaymentFailed => "one_off_payment_failed",
        MessageKind.LastAttemptFailedAlert => "last_attempt_failed_alert",
        MessageKind.InvoiceWrittenOffAlert => "invoice_written_off_alert",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of message."),
    };

    /// <summary>The kind of a stored name; null for a name that this version doesn't know.</summary>
    public static MessageKind? Find(string name)
    {
        foreach (var kind in Enum.GetValues<MessageKind>())
        {
            if (kind.Name() == name)
            {
                return kind;
            }
        }

        return null;
    }

    public static MessageAudience Audience(this MessageKind kind) =>
        kind is MessageKind.LastAttemptFailedAlert or MessageKind.InvoiceWrittenOffAlert ? MessageAudience.Operators : MessageAudience.Customer;
}
