using System.Globalization;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>The line in the timeline for a subscription event.</summary>
internal static class SubscriptionSummary
{
    public static string Applied(SubscriptionEvent stripeEvent, SubscriptionState? before, SubscriptionState after) => stripeEvent.Step switch
    {
        SubscriptionStep.Created => $"created on {after.Tier} ({after.Status})",
        SubscriptionStep.Deleted => Ended(stripeEvent, after),
        _ => before is null ? $"updated on {after.Tier} ({after.Status})" : Changes(before, after),
    };

    public static string Stale(SubscriptionEvent stripeEvent, SubscriptionState newest) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{stripeEvent.Step.ToString().ToLowerInvariant()} ({stripeEvent.Subscription.Status}) is older than the event of {newest.Watermark?.CreatedAt:yyyy-MM-dd HH:mm:ss}Z, status {newest.Status}");

    private static string Ended(SubscriptionEvent stripeEvent, SubscriptionState after)
    {
        var plan = after.Tier == Tier.Free ? "subscription" : after.Tier.ToString();
        return stripeEvent.Subscription.CancellationReason is { } reason
            ? $"{plan} ended ({after.Status}, {reason})"
            : $"{plan} ended ({after.Status})";
    }

    private static string Changes(SubscriptionState before, SubscriptionState after)
    {
        var changes = SubscriptionComparison.Compare(before, after);
        return changes.Count == 0 ? "updated; nothing changed that Kamiyo tracks" : string.Join(", ", changes);
    }
}
