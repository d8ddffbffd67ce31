using System.Collections.Immutable;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Storage.Subscriptions;

namespace Kamiyo.Grains.Subscriptions;

/// <summary>From the state to what callers of the grain see: Billing's types never cross a grain call.</summary>
internal static class CustomerSnapshots
{
    public static CustomerSnapshot Of(StoredSubscription stored, CustomerStanding standing, DateTimeOffset now) => new(
        stored.State.CustomerId,
        stored.State.UserId,
        stored.State.Email,
        TierName.Of(standing.Tier),
        standing.Status,
        standing.ApiAccess,
        [.. standing.Features],
        stored.State.PaidThrough,
        standing.CancelAtPeriodEnd,
        stored.State.Subscriptions.Values.Select(Of).ToImmutableArray(),
        stored.Version,
        stored.UpdatedAt,
        OperatorOverrides.InForce(stored.State, now));

    private static SubscriptionSnapshot Of(SubscriptionState subscription) => new(
        subscription.SubscriptionId,
        subscription.Status,
        TierName.Of(subscription.Tier),
        subscription.PriceId,
        subscription.Quantity,
        subscription.CurrentPeriodEnd,
        subscription.CancelAtPeriodEnd);
}
