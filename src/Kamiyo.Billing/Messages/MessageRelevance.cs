using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Billing.Messages;

/// <summary>Whether a message should still go out, asked when it is about to be sent: its event may have come late, or its delivery taken long.</summary>
public static class MessageRelevance
{
    /// <returns>Why the customer should not get it any more; null when it still holds.</returns>
    public static string? FindReasonToDrop(Message message, CustomerState state)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(state);
        return message.Kind switch
        {
            MessageKind.PaymentFailed or MessageKind.AccessSuspended or MessageKind.LastAttemptFailedAlert or MessageKind.InvoiceWrittenOffAlert
                when state.Invoices.TryGetValue(message.Subject, out var invoice) && invoice.PaidAt is not null
                => $"{message.Subject} has been paid.",
            MessageKind.Welcome or MessageKind.SubscriptionChanged
                when state.Subscriptions.TryGetValue(message.Subject, out var subscription) && subscription.IsTerminal
                => $"{message.Subject} has ended.",
            _ => null,
        };
    }
}
