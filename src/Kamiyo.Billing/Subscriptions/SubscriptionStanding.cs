using Kamiyo.Billing.Plans;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>What one subscription gives at one moment.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Status">Its status, with payments counted that Stripe's own status events haven't caught up with.</param>
/// <param name="GivesAccess">Whether it lets the customer in.</param>
internal readonly record struct SubscriptionStanding(SubscriptionState Subscription, string Status, bool GivesAccess)
{
    public Tier Tier => GivesAccess ? Subscription.Tier : Tier.Free;

    public static SubscriptionStanding Evaluate(CustomerState customer, SubscriptionState subscription, PlanCatalog plans, DateTimeOffset now)
    {
        var status = EffectiveStatus(customer, subscription);
        var givesAccess = status switch
        {
            SubscriptionStatus.Trialing or SubscriptionStatus.Active => true,
            SubscriptionStatus.PastDue => subscription.PastDueSince is not { } since || now - since < plans.GracePeriod,
            _ => false,
        };
        return new SubscriptionStanding(subscription, status, givesAccess);
    }

    /// <summary>
    /// A payment lifts <c>past_due</c> at once, without waiting for Stripe's own update. It is derived, not written into the subscription, so
    /// that payment and update may come in any order; and it takes the newest known invoice to be paid: paying an older one leaves Stripe's
    /// status past due too.
    /// </summary>
    private static string EffectiveStatus(CustomerState customer, SubscriptionState subscription)
    {
        var isLifted = subscription.Status == SubscriptionStatus.PastDue
            && InvoiceLedger.Newest(customer.Invoices, subscription.SubscriptionId)?.PaidAt >= subscription.Watermark?.CreatedAt;
        return isLifted ? SubscriptionStatus.Active : subscription.Status;
    }
}
