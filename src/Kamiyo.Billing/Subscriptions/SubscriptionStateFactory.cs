using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>What one event alone says of a subscription's state.</summary>
internal static class SubscriptionStateFactory
{
    public static SubscriptionState Create(SubscriptionEvent stripeEvent, PlanCatalog plans)
    {
        var subscription = stripeEvent.Subscription;
        var status = Status(stripeEvent);

        // What has ended needs no tier: a price that was taken out of the plans must not keep its last subscribers from being canceled.
        var match = SubscriptionStatus.IsTerminal(status)
            ? PlanMatch.Find(subscription.Items, plans)
            : PlanMatch.FindRequired(subscription.SubscriptionId, subscription.Items, plans);
        var watermark = new Watermark(stripeEvent.CreatedAt, (int)stripeEvent.Step, stripeEvent.EventId);
        var state = Create(subscription, status, match, watermark);
        return stripeEvent.Before is { } before
            ? state with { Replaced = ReplacedValues.Between(Create(before, before.Status, default, null), state) }
            : state;
    }

    /// <summary>What Stripe says of a subscription now, rather than in an event.</summary>
    /// <exception cref="Events.UnprocessableEventException">It lives on a price that no plan knows.</exception>
    public static SubscriptionState Create(StripeSubscription fetched, Watermark watermark, PlanCatalog plans)
    {
        var match = SubscriptionStatus.IsTerminal(fetched.Status)
            ? PlanMatch.Find(fetched.Items, plans)
            : PlanMatch.FindRequired(fetched.SubscriptionId, fetched.Items, plans);
        return Create(fetched, fetched.Status, match, watermark);
    }

    /// <summary>The state before the event, by its own account; null when it gives none.</summary>
    public static SubscriptionState? CreatePrevious(SubscriptionEvent stripeEvent, PlanCatalog plans) =>
        stripeEvent.Before is { } before ? Create(before, before.Status, PlanMatch.Find(before.Items, plans), null) : null;

    private static string Status(SubscriptionEvent stripeEvent) =>
        stripeEvent.Step == SubscriptionStep.Deleted && !SubscriptionStatus.IsTerminal(stripeEvent.Subscription.Status)
            ? SubscriptionStatus.Canceled
            : stripeEvent.Subscription.Status;

    private static SubscriptionState Create(StripeSubscription subscription, string status, PlanMatch match, Watermark? watermark) =>
        new(
            subscription.SubscriptionId,
            status,
            match.Tier,
            match.Item?.PriceId,
            match.Item?.Quantity ?? 0,
            subscription.CurrentPeriodEnd,
            subscription.CancelAtPeriodEnd,
            null,
            watermark)
        {
            Items = subscription.Items,
            CancelAt = subscription.CancelAt,
            TrialEnd = subscription.TrialEnd,
            EndedAt = subscription.EndedAt,
        };
}
