using Kamiyo.Billing.Overrides;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Grains.Interfaces.Subscriptions;

namespace Kamiyo.Grains.Subscriptions;

/// <summary>Between the override of a grain call and the domain's.</summary>
internal static class OperatorOverrides
{
    public static OperatorOverride? InForce(CustomerState state, DateTimeOffset now) => state.Override is { } current && current.IsInForce(now)
        ? new OperatorOverride(
            current.Tier is { } tier ? TierName.Of(tier) : null,
            current.Status,
            current.Reason,
            current.Operator,
            current.SetAt,
            current.EndsAt,
            current.EndsWithNextEvent)
        : null;

    /// <exception cref="ArgumentException">There is no such tier.</exception>
    public static CustomerOverride ToDomain(OperatorOverride message) => new(
        message.SubscriptionTier is { } name ? TierName.Find(name) ?? throw new ArgumentException($"There is no tier {name}.") : null,
        message.SubscriptionStatus,
        message.Reason,
        message.Operator,
        message.SetAt,
        message.EndsAt,
        message.EndsWithNextEvent);
}
