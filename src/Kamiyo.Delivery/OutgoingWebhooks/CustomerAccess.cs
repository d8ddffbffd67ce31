using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Delivery.OutgoingWebhooks;

/// <summary>What a customer may do, as webhooks tell it.</summary>
/// <param name="SubscriptionTier"><c>free</c>, <c>pro</c>, <c>team</c> or <c>enterprise</c>.</param>
/// <param name="SubscriptionStatus">In Stripe's word; <c>none</c> without a subscription.</param>
/// <param name="ApiAccess">Whether the customer may call the API.</param>
public sealed record CustomerAccess(string SubscriptionTier, string SubscriptionStatus, bool ApiAccess)
{
    public static CustomerAccess Of(CustomerStanding standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return new CustomerAccess(TierName.Of(standing.Tier), standing.Status, standing.ApiAccess);
    }
}
