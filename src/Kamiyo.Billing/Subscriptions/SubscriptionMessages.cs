using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>What a subscription event makes Kamiyo tell the customer. The event names no address, so all of it waits until one is known.</summary>
internal static class SubscriptionMessages
{
    public static IReadOnlyList<Message> For(SubscriptionNews news)
    {
        var state = news.State;
        if (news.Event.Step == SubscriptionStep.Deleted)
        {
            var reason = news.Event.Subscription.CancellationReason;
            var endedAt = state.EndedAt ?? news.Event.CreatedAt;
            return [Create(MessageKind.SubscriptionCanceled, Message.Once, new SubscriptionCanceledData(state.SubscriptionId, news.Plan, endedAt, reason))];
        }

        if (news.IsBeginning)
        {
            var trialEnd = state.Status == SubscriptionStatus.Trialing ? state.TrialEnd : null;
            return [Create(MessageKind.Welcome, Message.Once, new SubscriptionData(state.SubscriptionId, news.Plan, trialEnd, state.CurrentPeriodEnd))];
        }

        var changes = news.WorthTelling;
        return changes.IsEmpty
            ? []
            : [
                Create(
                    MessageKind.SubscriptionChanged,
                    news.ChangeKey,
                    new SubscriptionChangedData(state.SubscriptionId, news.Plan, changes, state.CurrentPeriodEnd, state.CancelAt)),
            ];

        Message Create(MessageKind kind, string discriminator, MessageData data) =>
            new(kind, state.SubscriptionId, discriminator, null, news.Event.CreatedAt, data);
    }
}
