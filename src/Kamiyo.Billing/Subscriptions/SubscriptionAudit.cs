using Kamiyo.Billing.Audit;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>What an applied subscription event changed, old to new, by Kamiyo's own knowledge first.</summary>
internal static class SubscriptionAudit
{
    public static IReadOnlyList<AuditEntry> For(SubscriptionEvent stripeEvent, SubscriptionState? before, SubscriptionState after)
    {
        var reason = stripeEvent.Subscription.CancellationReason;
        return stripeEvent.Step switch
        {
            SubscriptionStep.Created => [Create("subscription_created", before is null ? null : Word(before), Word(after))],
            SubscriptionStep.Deleted => [Create("subscription_canceled", before is null ? null : Word(before), Word(after), reason)],
            _ when before is null => [Create("subscription_recorded", null, Word(after))],
            _ => [.. SubscriptionComparison.Compare(before, after).Select(change =>
                Create($"subscription_{ChangeName.Of(change.Kind)}", Side(change.Old), Side(change.New)))],
        };

        AuditEntry Create(string action, string? old, string? now, string? why = null) =>
            new(AuditActor.Stripe(stripeEvent.EventId), action, after.SubscriptionId, old, now, stripeEvent.CreatedAt, why);
    }

    private static string Word(SubscriptionState state) => $"{state.Tier} ({state.Status})";

    private static string? Side(string text) => text.Length == 0 ? null : text;
}
