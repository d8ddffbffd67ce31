using Kamiyo.Billing.Analytics;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>
/// Decides <c>invoice.payment_failed</c>. It never makes a subscription past due: when to, is an account setting, and Stripe tells by an
/// update of its own.
/// </summary>
internal static class FailedInvoice
{
    public static Decision Decide(CustomerState after, InvoiceEvent stripeEvent, InvoiceFacts? known)
    {
        var invoice = stripeEvent.Invoice;
        var outdated = FindWhyOutdated(stripeEvent, known);
        return new Decision(
            outdated is null ? EventOutcome.Applied : EventOutcome.Stale,
            outdated ?? Summarize(invoice),
            after,
            outdated is null ? [Payment(stripeEvent)] : [])
        {
            Messages = Messages(stripeEvent),
            AnalyticsEvents = Analytics(stripeEvent),
        };
    }

    /// <summary>Null when it is the newest told of an unpaid invoice.</summary>
    private static string? FindWhyOutdated(InvoiceEvent stripeEvent, InvoiceFacts? known)
    {
        var attempt = stripeEvent.Invoice.AttemptCount;
        if (known?.PaidAt is not null)
        {
            return Invariant($"attempt {attempt} failed, but {known.InvoiceId} has been paid");
        }

        return known?.FailedAt > stripeEvent.CreatedAt || (known?.FailedAt == stripeEvent.CreatedAt && known.Attempt > attempt)
            ? Invariant($"attempt {attempt} failed; a later failure is known")
            : null;
    }

    private static Payment Payment(InvoiceEvent stripeEvent) => new(
        stripeEvent.Invoice.InvoiceId,
        stripeEvent.Invoice.InvoiceId,
        PaymentStatus.Failed,
        stripeEvent.Invoice.AmountDue,
        stripeEvent.Invoice.Currency,
        stripeEvent.Invoice.AttemptCount,
        stripeEvent.EventId,
        stripeEvent.CreatedAt);

    /// <summary>While the first payment fails the customer is still in the checkout and sees it there.</summary>
    private static IReadOnlyList<Message> Messages(InvoiceEvent stripeEvent)
    {
        var invoice = stripeEvent.Invoice;
        if (invoice.IsFirstOfSubscription)
        {
            return [];
        }

        var data = UnpaidData.From(invoice);
        var attempt = Invariant($"attempt-{invoice.AttemptCount}");
        var failure = new Message(
            MessageKind.PaymentFailed, invoice.InvoiceId, attempt, invoice.CustomerEmail, stripeEvent.CreatedAt, data);
        return invoice.HasNoNextAttempt
            ? [failure, new Message(MessageKind.LastAttemptFailedAlert, invoice.InvoiceId, attempt, null, stripeEvent.CreatedAt, data)]
            : [failure];
    }

    private static IReadOnlyList<AnalyticsEvent> Analytics(InvoiceEvent stripeEvent)
    {
        var invoice = stripeEvent.Invoice;
        var properties = AnalyticsProperties.Of(
            ("amount", Invariant($"{invoice.AmountDue}")),
            ("currency", invoice.Currency),
            ("attempt", Invariant($"{invoice.AttemptCount}")),
            ("billing_reason", invoice.BillingReason));
        return [new AnalyticsEvent(
            "payment_failed", invoice.InvoiceId, Invariant($"attempt-{invoice.AttemptCount}"), stripeEvent.CreatedAt, properties)];
    }

    private static string Summarize(StripeInvoice invoice)
    {
        var next = invoice.NextAttemptAt is { } at ? Invariant($"next try {at:yyyy-MM-dd}")
            : invoice.HasNoNextAttempt ? "no further try"
            : "waiting for the customer";
        return Invariant($"payment of {new Money(invoice.AmountDue, invoice.Currency)} failed (attempt {invoice.AttemptCount}, {next})");
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
