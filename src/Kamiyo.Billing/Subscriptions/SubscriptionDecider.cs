using Kamiyo.Billing.Events;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>Decides <c>customer.subscription.created</c>, <c>.updated</c> and <c>.deleted</c>.</summary>
internal static class SubscriptionDecider
{
    public static Decision Decide(CustomerState state, SubscriptionEvent stripeEvent, PlanCatalog plans)
    {
        var incoming = SubscriptionStateFactory.Create(stripeEvent, plans);
        var current = state.Subscriptions.GetValueOrDefault(incoming.SubscriptionId);
        var merged = SubscriptionMerge.Add(current, incoming);
        var after = ReferenceEquals(merged, current)
            ? state
            : state with { Subscriptions = state.Subscriptions.SetItem(merged.SubscriptionId, merged) };
        if (current?.Watermark?.EventId == stripeEvent.EventId)
        {
            return new Decision(EventOutcome.Stale, "applied before", after, []);
        }

        if (merged.Watermark?.EventId != stripeEvent.EventId)
        {
            return new Decision(EventOutcome.Stale, SubscriptionSummary.Stale(stripeEvent, merged), after, []);
        }

        var before = current ?? SubscriptionStateFactory.CreatePrevious(stripeEvent, plans);
        return new Decision(EventOutcome.Applied, SubscriptionSummary.Applied(stripeEvent, before, merged), after, []);
    }
}
