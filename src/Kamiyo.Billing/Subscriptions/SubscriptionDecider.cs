using System.Collections.Immutable;
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
        var isRepeated = current?.Watermark?.EventId == stripeEvent.EventId;
        var isApplied = !isRepeated && merged.Watermark?.EventId == stripeEvent.EventId;
        var byItsOwnAccount = SubscriptionStateFactory.CreatePrevious(stripeEvent, plans);
        var news = new SubscriptionNews(
            stripeEvent, incoming, Compare(byItsOwnAccount ?? (isApplied ? current : null), incoming), PlanName(stripeEvent, plans));
        var after = ReferenceEquals(merged, current)
            ? state
            : state with { Subscriptions = state.Subscriptions.SetItem(merged.SubscriptionId, merged) };
        var before = current ?? byItsOwnAccount;
        return new Decision(
            isApplied ? EventOutcome.Applied : EventOutcome.Stale,
            isRepeated ? "applied before"
                : isApplied ? SubscriptionSummary.Applied(stripeEvent, before, merged)
                : SubscriptionSummary.Stale(stripeEvent, merged),
            after,
            [])
        {
            Messages = SubscriptionMessages.For(news),
            AnalyticsEvents = SubscriptionAnalytics.For(news),
            AuditEntries = isApplied ? SubscriptionAudit.For(stripeEvent, before, merged) : [],
        };
    }

    private static ImmutableArray<SubscriptionChange> Compare(SubscriptionState? before, SubscriptionState after) =>
        before is null ? [] : [.. SubscriptionComparison.Compare(before, after)];

    private static string? PlanName(SubscriptionEvent stripeEvent, PlanCatalog plans)
    {
        var match = PlanMatch.Find(stripeEvent.Subscription.Items, plans);
        return match.IsKnown ? match.Tier.ToString() : null;
    }
}
