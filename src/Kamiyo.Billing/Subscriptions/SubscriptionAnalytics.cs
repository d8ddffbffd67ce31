using Kamiyo.Billing.Analytics;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>What a subscription event makes worth counting.</summary>
internal static class SubscriptionAnalytics
{
    public static IReadOnlyList<AnalyticsEvent> For(SubscriptionNews news) => news.Event.Step switch
    {
        SubscriptionStep.Created => [Create(news, "subscription_created", Message.Once, null)],
        SubscriptionStep.Deleted => [Create(news, "subscription_canceled", Message.Once, null)],
        _ => [.. news.Changes.Select(change => Create(news, $"subscription_{ChangeName.Of(change.Kind)}", news.ChangeKey, change))],
    };

    private static AnalyticsEvent Create(SubscriptionNews news, string name, string discriminator, SubscriptionChange? change) => new(
        name,
        news.State.SubscriptionId,
        discriminator,
        news.Event.CreatedAt,
        AnalyticsProperties.Of(
            ("plan", news.Plan), ("status", news.State.Status), ("old", change?.Old), ("new", change?.New), ("reason", news.Event.Subscription.CancellationReason)));
}
