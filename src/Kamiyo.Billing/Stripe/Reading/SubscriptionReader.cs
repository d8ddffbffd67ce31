using System.Collections.Immutable;

namespace Kamiyo.Billing.Stripe.Reading;

/// <summary>Reads a subscription object of any API version.</summary>
internal static class SubscriptionReader
{
    public static StripeSubscription Read(StripeNode node)
    {
        var items = node.List("items").ToImmutableArray();
        var cancelAt = node.Time("cancel_at");
        var periodEnd = PeriodEnd(node, items);
        var cancelAtPeriodEnd = node.Flag("cancel_at_period_end") ?? false;
        return new StripeSubscription(
            node.RequiredWord("id"),
            node.RequiredWord("status"),
            [.. items.Select((item, index) => SubscriptionItemReader.Read(item, index, null))],
            periodEnd,
            cancelAtPeriodEnd || cancelAt is not null,
            cancelAt ?? (cancelAtPeriodEnd ? periodEnd : null),
            node.Time("trial_end"),
            node.Time("ended_at"),
            node.Object("cancellation_details")?.Word("reason"));
    }

    /// <summary>
    /// Since 2025-03-31.basil each item has its own period. With mixed intervals the earliest one counts: that is when Stripe ends a
    /// subscription that is to end with its period.
    /// </summary>
    public static DateTimeOffset? PeriodEnd(StripeNode node, IEnumerable<StripeNode> items) =>
        items.Min(item => item.Time("current_period_end")) ?? node.Time("current_period_end");
}
