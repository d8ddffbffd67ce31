using System.Globalization;
using Kamiyo.Billing.Analytics;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>
/// Decides <c>invoice.payment_succeeded</c> and <c>invoice.paid</c>. Stripe sends both for a charge and only the latter for money that came
/// another way; whichever comes first is credited.
/// </summary>
internal static class PaidInvoice
{
    public static Decision Decide(CustomerState after, InvoiceEvent stripeEvent, InvoiceFacts? known)
    {
        var invoice = stripeEvent.Invoice;
        var isCredited = known?.PaidAt is not null;
        return new Decision(
            isCredited ? EventOutcome.Ignored : EventOutcome.Applied,
            isCredited ? $"{invoice.InvoiceId} was credited before" : Summarize(invoice),
            after,
            isCredited ? [] : [Payment(stripeEvent)])
        {
            Messages = Messages(stripeEvent),
            AnalyticsEvents = Analytics(stripeEvent),
        };
    }

    private static Payment Payment(InvoiceEvent stripeEvent) => new(
        stripeEvent.Invoice.InvoiceId,
        stripeEvent.Invoice.InvoiceId,
        PaymentStatus.Succeeded,
        stripeEvent.Invoice.AmountPaid,
        stripeEvent.Invoice.Currency,
        stripeEvent.Invoice.AttemptCount,
        stripeEvent.EventId,
        stripeEvent.CreatedAt);

    /// <summary>A trial's first invoice is paid with nothing; nobody wants a receipt for that.</summary>
    private static IReadOnlyList<Message> Messages(InvoiceEvent stripeEvent)
    {
        var invoice = stripeEvent.Invoice;
        var data = new InvoicePaidData(
            invoice.InvoiceId,
            invoice.Number,
            invoice.CustomerName,
            new Money(invoice.AmountPaid, invoice.Currency),
            invoice.PaidPeriodEnd,
            invoice.HostedInvoiceUrl);
        return invoice.AmountPaid > 0
            ? [new Message(MessageKind.Receipt, invoice.InvoiceId, Message.Once, invoice.CustomerEmail, stripeEvent.CreatedAt, data)]
            : [];
    }

    private static IReadOnlyList<AnalyticsEvent> Analytics(InvoiceEvent stripeEvent)
    {
        var invoice = stripeEvent.Invoice;
        var properties = AnalyticsProperties.Of(
            ("amount", invoice.AmountPaid.ToString(CultureInfo.InvariantCulture)),
            ("currency", invoice.Currency),
            ("billing_reason", invoice.BillingReason));
        return invoice.AmountPaid > 0
            ? [new AnalyticsEvent("payment_succeeded", invoice.InvoiceId, Message.Once, stripeEvent.CreatedAt, properties)]
            : [];
    }

    private static string Summarize(StripeInvoice invoice)
    {
        var amount = new Money(invoice.AmountPaid, invoice.Currency);
        return invoice.PaidPeriodEnd is { } end
            ? string.Create(CultureInfo.InvariantCulture, $"paid {amount}, paid through {end:yyyy-MM-dd}")
            : $"paid {amount}";
    }
}
