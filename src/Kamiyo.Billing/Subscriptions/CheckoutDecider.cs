using System.Collections.Immutable;
using System.Globalization;
using Kamiyo.Billing.Analytics;
using Kamiyo.Billing.Audit;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>
/// Decides the events of checkouts: who the customer is to the SaaS, and that a subscription was paid for. Which plan it is, only the
/// subscription's own events tell.
/// </summary>
internal static class CheckoutDecider
{
    public static Decision Decide(CustomerState state, CheckoutEvent stripeEvent)
    {
        var session = stripeEvent.Session;
        if (session.Mode != "subscription")
        {
            return new Decision(EventOutcome.Ignored, $"A checkout in mode {session.Mode} starts no subscription.", state, []);
        }

        var stamp = new FactStamp(stripeEvent.CreatedAt, stripeEvent.EventId);
        var linked = state.WithUserId(session.UserId, stamp).WithEmail(session.Email, stamp);
        var isPaid = session.IsPaid && stripeEvent.Step != CheckoutStep.PaymentFailed;
        return new Decision(
            EventOutcome.Applied, Summarize(stripeEvent, isPaid), isPaid ? WithPaidCheckout(linked, stripeEvent) : linked, [])
        {
            Messages = Messages(stripeEvent, isPaid),
            AnalyticsEvents = isPaid ? [Conversion(stripeEvent)] : [],
            AuditEntries = linked.UserId == state.UserId ? [] : [Link(state, linked, stripeEvent)],
        };
    }

    private static CustomerState WithPaidCheckout(CustomerState state, CheckoutEvent stripeEvent)
    {
        var at = stripeEvent.CreatedAt;
        return stripeEvent.Session.SubscriptionId is not { } id || (state.PaidCheckouts.TryGetValue(id, out var known) && known >= at)
            ? state
            : state with { PaidCheckouts = state.PaidCheckouts.SetItem(id, at) };
    }

    private static ImmutableArray<Message> Messages(CheckoutEvent stripeEvent, bool isPaid)
    {
        var kind = isPaid ? MessageKind.Onboarding
            : stripeEvent.Step == CheckoutStep.PaymentFailed ? MessageKind.CheckoutPaymentFailed
            : (MessageKind?)null;
        var session = stripeEvent.Session;
        var data = new CheckoutData(session.SessionId, session.CustomerName, Total(session));
        return kind is null ? [] : [new Message(kind.Value, session.SessionId, Message.Once, session.Email, stripeEvent.CreatedAt, data)];
    }

    private static AnalyticsEvent Conversion(CheckoutEvent stripeEvent) => new(
        "checkout_converted",
        stripeEvent.Session.SessionId,
        Message.Once,
        stripeEvent.CreatedAt,
        AnalyticsProperties.Of(
            ("amount", stripeEvent.Session.AmountTotal?.ToString(CultureInfo.InvariantCulture)),
            ("currency", stripeEvent.Session.Currency),
            ("user_id", stripeEvent.Session.UserId)));

    private static AuditEntry Link(CustomerState before, CustomerState after, CheckoutEvent stripeEvent) => new(
        AuditActor.Stripe(stripeEvent.EventId), "customer_linked", after.CustomerId, before.UserId, after.UserId, stripeEvent.CreatedAt);

    private static string Summarize(CheckoutEvent stripeEvent, bool isPaid)
    {
        var session = stripeEvent.Session;
        var user = session.UserId is null ? string.Empty : $" for user {session.UserId}";
        var money = Total(session) is { } total ? $"{total} " : string.Empty;
        return stripeEvent.Step == CheckoutStep.PaymentFailed ? $"delayed payment of checkout failed{user}"
            : isPaid ? $"checkout completed{user} ({money}{session.PaymentStatus})"
            : $"checkout completed{user}, waiting for payment";
    }

    private static Money? Total(StripeCheckoutSession session) =>
        session is { AmountTotal: { } amount, Currency: { } currency } ? new Money(amount, currency) : null;
}
