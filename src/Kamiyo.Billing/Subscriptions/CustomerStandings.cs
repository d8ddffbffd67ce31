using Kamiyo.Billing.Plans;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>Evaluates what a customer may use.</summary>
public static class CustomerStandings
{
    /// <summary>The standing at <paramref name="now"/>; time alone can change it, when a grace period runs out.</summary>
    public static CustomerStanding Evaluate(CustomerState state, PlanCatalog plans, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(plans);
        var standings = state.Subscriptions.Values.Select(subscription => SubscriptionStanding.Evaluate(state, subscription, plans, now));
        var deciding = standings.Order(Comparer<SubscriptionStanding>.Create(Compare)).Cast<SubscriptionStanding?>().LastOrDefault();
        var tier = deciding?.Tier ?? Tier.Free;
        return new CustomerStanding(
            tier,
            deciding?.Status ?? SubscriptionStatus.None,
            deciding?.GivesAccess ?? false,
            plans.FindByTier(tier)?.Features ?? [],
            deciding?.Subscription is { CancelAtPeriodEnd: true, IsTerminal: false });
    }

    /// <summary>Access first, then the better tier, then a living subscription before an ended one, then the latest event.</summary>
    private static int Compare(SubscriptionStanding left, SubscriptionStanding right)
    {
        var access = left.GivesAccess.CompareTo(right.GivesAccess);
        if (access != 0)
        {
            return access;
        }

        var tier = left.Tier.CompareTo(right.Tier);
        if (tier != 0)
        {
            return tier;
        }

        var living = right.Subscription.IsTerminal.CompareTo(left.Subscription.IsTerminal);
        if (living != 0)
        {
            return living;
        }

        var newer = Nullable.Compare(left.Subscription.Watermark?.CreatedAt, right.Subscription.Watermark?.CreatedAt);
        return newer != 0 ? newer : string.CompareOrdinal(left.Subscription.SubscriptionId, right.Subscription.SubscriptionId);
    }
}
