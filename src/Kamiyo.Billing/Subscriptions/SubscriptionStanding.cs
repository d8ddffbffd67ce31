using System.Globalization;
using Kamiyo.Billing.Plans;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>What one subscription gives at one moment.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Status">Its status, with payments counted that Stripe's own status events haven't caught up with.</param>
/// <param name="GivesAccess">Whether it lets the customer in.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">When that ends by itself.</param>
internal sealed record SubscriptionStanding(
    SubscriptionState Subscription, string Status, bool GivesAccess, string Reason, DateTimeOffset? Until)
{
    public Tier Tier => GivesAccess ? Subscription.Tier : Tier.Free;

    public static SubscriptionStanding Evaluate(CustomerState customer, SubscriptionState subscription, PlanCatalog plans, DateTimeOffset now)
    {
        var status = EffectiveStatus(customer, subscription);
        if (subscription.IsTerminal)
        {
            return new(subscription, status, false, $"The subscription to {subscription.Tier} has ended ({status}).", null);
        }

        if (Suspension.Find(customer, subscription.SubscriptionId) is { } invoice)
        {
            return new(subscription, status, false, $"Invoice {invoice.InvoiceId} was written off; paying it lifts the suspension.", null);
        }

        return status switch
        {
            SubscriptionStatus.PastDue => InGrace(subscription, plans, now),
            SubscriptionStatus.Trialing or SubscriptionStatus.Active => new(
                subscription, status, true, $"The subscription to {subscription.Tier} is {status}.", subscription.CancelAt),
            _ => new(subscription, status, false, $"The subscription to {subscription.Tier} is {status}.", null),
        };
    }

    private static SubscriptionStanding InGrace(SubscriptionState subscription, PlanCatalog plans, DateTimeOffset now)
    {
        var since = subscription.PastDueSince ?? now;
        var isInGrace = now - since < plans.GracePeriod;
        var end = plans.GracePeriod < DateTimeOffset.MaxValue - since ? since + plans.GracePeriod : (DateTimeOffset?)null;
        var reason = string.Create(
            CultureInfo.InvariantCulture,
            $"The subscription to {subscription.Tier} is past due since {since:yyyy-MM-dd}; grace {(isInGrace ? "ends" : "ended")} {(end is null ? "never" : $"{end:yyyy-MM-dd}")}.");
        return new(subscription, SubscriptionStatus.PastDue, isInGrace, reason, isInGrace ? end : null);
    }

    /// <summary>
    /// A payment counts at once, without waiting for Stripe's own update. It is derived, not written into the subscription, so that payment
    /// and update may come in any order. For <c>past_due</c> it takes the newest known invoice to be paid: paying an older one leaves
    /// Stripe's status past due too. For <c>incomplete</c> it takes a checkout that is paid or needs no payment.
    /// </summary>
    private static string EffectiveStatus(CustomerState customer, SubscriptionState subscription)
    {
        var since = subscription.Watermark?.CreatedAt;
        var isLifted = subscription.Status switch
        {
            SubscriptionStatus.PastDue => InvoiceLedger.Newest(customer.Invoices, subscription.SubscriptionId)?.PaidAt >= since,
            SubscriptionStatus.Incomplete => customer.PaidCheckouts.TryGetValue(subscription.SubscriptionId, out var paidAt) && paidAt >= since,
            _ => false,
        };
        return isLifted ? SubscriptionStatus.Active : subscription.Status;
    }
}
