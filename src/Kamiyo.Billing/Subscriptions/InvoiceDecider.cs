using System.Globalization;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>Decides the events of invoices.</summary>
internal static class InvoiceDecider
{
    public static Decision Decide(CustomerState state, InvoiceEvent stripeEvent)
    {
        var invoice = stripeEvent.Invoice;
        var facts = new InvoiceFacts(
            invoice.InvoiceId, invoice.SubscriptionId, invoice.CreatedAt ?? stripeEvent.CreatedAt, PaidAt: stripeEvent.CreatedAt);
        var after = state with
        {
            Invoices = InvoiceLedger.Add(state.Invoices, facts),
            PaidThrough = Nullable.Compare(state.PaidThrough, invoice.PaidPeriodEnd) >= 0 ? state.PaidThrough : invoice.PaidPeriodEnd,
        };
        var payment = new Payment(
            invoice.InvoiceId,
            invoice.InvoiceId,
            PaymentStatus.Succeeded,
            invoice.AmountPaid,
            invoice.Currency,
            invoice.AttemptCount,
            stripeEvent.EventId,
            stripeEvent.CreatedAt);
        return new Decision(
            EventOutcome.Applied,
            Paid(invoice),
            after.WithEmail(invoice.CustomerEmail, new FactStamp(stripeEvent.CreatedAt, stripeEvent.EventId)),
            [payment]);
    }

    private static string Paid(StripeInvoice invoice)
    {
        var amount = new Money(invoice.AmountPaid, invoice.Currency);
        return invoice.PaidPeriodEnd is { } end
            ? string.Create(CultureInfo.InvariantCulture, $"paid {amount}, paid through {end:yyyy-MM-dd}")
            : $"paid {amount}";
    }
}
