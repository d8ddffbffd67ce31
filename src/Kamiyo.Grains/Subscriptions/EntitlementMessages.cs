using System.Collections.Immutable;
using Kamiyo.Billing.Entitlements;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Grains.Interfaces.Subscriptions;

namespace Kamiyo.Grains.Subscriptions;

/// <summary>From Billing's answers to what callers of the grain see.</summary>
internal static class EntitlementMessages
{
    public static EntitlementsSnapshot Of(CustomerState state, CustomerEntitlements entitlements, DateTimeOffset now)
    {
        var standing = entitlements.Standing;
        return new EntitlementsSnapshot(
            state.CustomerId,
            state.UserId,
            TierName.Of(standing.Tier),
            standing.Status,
            standing.ApiAccess,
            standing.Reason,
            standing.Until,
            [.. standing.Features],
            entitlements.Limits.ToImmutableDictionary(),
            OperatorOverrides.InForce(state, now));
    }

    public static EntitlementAnswer Of(Entitlement entitlement) =>
        new(entitlement.IsAllowed, entitlement.Reason, entitlement.Until, entitlement.Limit);
}
