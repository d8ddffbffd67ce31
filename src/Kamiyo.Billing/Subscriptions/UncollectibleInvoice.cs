using Kamiyo.Billing.Audit;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>Decides <c>invoice.marked_uncollectible</c>: access is suspended until the money comes after all; see <see cref="Suspension"/>.</summary>
internal static class UncollectibleInvoice
{
    public static Decision Decide(CustomerState after, InvoiceEvent stripeEvent, InvoiceFacts? known)
    {
        var invoice = stripeEvent.Invoice;
        var isPaid = known?.PaidAt is not null;
        var due = new Money(invoice.AmountDue, invoice.Currency);
        return new Decision(
            isPaid ? EventOutcome.Stale : EventOutcome.Applied,
            isPaid ? $"{due} were written off, but {invoice.InvoiceId} has been paid" : $"{due} written off, access suspended",
            after,
            [])
        {
            Messages = Messages(stripeEvent),
            AuditEntries = isPaid || known?.UncollectibleAt is not null
                ? []
                : [new AuditEntry(AuditActor.Stripe(stripeEvent.EventId), "access_suspended", invoice.InvoiceId, null, $"{due}", stripeEvent.CreatedAt)],
        };
    }

    private static IReadOnlyList<Message> Messages(InvoiceEvent stripeEvent)
    {
        var invoice = stripeEvent.Invoice;
        var data = UnpaidData.From(invoice);
        return
        [
            new Message(MessageKind.AccessSuspended, invoice.InvoiceId, Message.Once, invoice.CustomerEmail, stripeEvent.CreatedAt, data),
            new Message(MessageKind.InvoiceWrittenOffAlert, invoice.InvoiceId, Message.Once, null, stripeEvent.CreatedAt, data),
        ];
    }
}
