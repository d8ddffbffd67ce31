using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>What messages tell of an invoice that isn't paid.</summary>
internal static class UnpaidData
{
    public static InvoiceUnpaidData From(StripeInvoice invoice) => new(
        invoice.InvoiceId,
        invoice.Number,
        invoice.CustomerName,
        new Money(invoice.AmountDue, invoice.Currency),
        invoice.AttemptCount,
        invoice.NextAttemptAt,
        invoice.HasNoNextAttempt,
        invoice.HostedInvoiceUrl);
}
