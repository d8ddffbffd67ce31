using Kamiyo.Billing.Overrides;
using Kamiyo.Billing.Plans;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>Evaluates what a customer may use.</summary>
public static class CustomerStandings
{
    private static readonly Comparer<SubscriptionStanding> Precedence = Comparer<SubscriptionStanding>.Create(Compare);

    /// <summary>The standing at <paramref name="now"/>; time alone can change it, see <see cref="CustomerStanding.Until"/>.</summary>
    public static CustomerStanding Evaluate(CustomerState state, PlanCatalog plans, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(plans);
        var deciding = state.Subscriptions.Values
            .Select(subscription => SubscriptionStanding.Evaluate(state, subscription, plans, now))
            .Order(Precedence)
            .LastOrDefault();
        var standing = deciding is null
            ? new CustomerStanding(Tier.Free, SubscriptionStatus.None, false, [], false) { Reason = "There is no subscription." }
            : new CustomerStanding(
                deciding.Tier, deciding.Status, deciding.GivesAccess, [], deciding.Subscription is { CancelAtPeriodEnd: true, IsTerminal: false })
            {
                Reason = deciding.Reason,
                Until = deciding.Until,
            };
        var final = state.Override is { } current && current.IsInForce(now) ? Apply(current, standing, deciding?.Subscription.Tier ?? Tier.Free) : standing;
        return final with { Features = plans.FindByTier(final.Tier)?.Features ?? [] };
    }

    /// <summary>
    /// An overridden status decides access as Stripe's would, for the tier that the subscription would have; an overridden tier alone gives it.
    /// </summary>
    private static CustomerStanding Apply(CustomerOverride current, CustomerStanding standing, Tier subscribed)
    {
        var tier = current.Tier ?? subscribed;
        var hasAccess = current.Status is { } status
            ? status is SubscriptionStatus.Active or SubscriptionStatus.Trialing or SubscriptionStatus.PastDue
            : tier != Tier.Free;
        return standing with
        {
            Tier = hasAccess ? tier : Tier.Free,
            Status = current.Status ?? standing.Status,
            ApiAccess = hasAccess,
            Reason = $"Set by {current.Operator}: {current.Reason}",
            Until = current.EndsAt,
        };
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
