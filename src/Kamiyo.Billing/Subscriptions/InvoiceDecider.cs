using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>Decides the events of invoices.</summary>
internal static class InvoiceDecider
{
    public static Decision Decide(CustomerState state, InvoiceEvent stripeEvent)
    {
        var known = state.Invoices.GetValueOrDefault(stripeEvent.Invoice.InvoiceId);
        var after = Record(state, stripeEvent);
        return stripeEvent.Step switch
        {
            InvoiceStep.PaymentSucceeded or InvoiceStep.Paid => PaidInvoice.Decide(after, stripeEvent, known),
            InvoiceStep.PaymentFailed => FailedInvoice.Decide(after, stripeEvent, known),
            InvoiceStep.MarkedUncollectible => UncollectibleInvoice.Decide(after, stripeEvent, known),
            _ => throw new ArgumentOutOfRangeException(nameof(stripeEvent), stripeEvent.Step, "There is no such invoice event."),
        };
    }

    /// <summary>Facts add up: a failure told late stands beside the payment and doesn't undo it.</summary>
    private static CustomerState Record(CustomerState state, InvoiceEvent stripeEvent)
    {
        var invoice = stripeEvent.Invoice;
        var at = stripeEvent.CreatedAt;
        var isPaid = stripeEvent.Step is InvoiceStep.PaymentSucceeded or InvoiceStep.Paid;
        var isFailed = stripeEvent.Step == InvoiceStep.PaymentFailed;
        var facts = new InvoiceFacts(
            invoice.InvoiceId,
            invoice.SubscriptionId,
            invoice.CreatedAt ?? at,
            isPaid ? at : null,
            isFailed ? at : null,
            stripeEvent.Step == InvoiceStep.MarkedUncollectible ? at : null,
            isPaid ? invoice.AmountPaid : 0,
            isFailed ? invoice.AttemptCount : 0);
        var invoices = InvoiceLedger.Add(state.Invoices, facts);
        var paidThrough = isPaid && Nullable.Compare(invoice.PaidPeriodEnd, state.PaidThrough) > 0 ? invoice.PaidPeriodEnd : state.PaidThrough;
        var recorded = ReferenceEquals(invoices, state.Invoices) && paidThrough == state.PaidThrough
            ? state
            : state with { Invoices = invoices, PaidThrough = paidThrough };
        return recorded.WithEmail(invoice.CustomerEmail, new FactStamp(at, stripeEvent.EventId));
    }
}
