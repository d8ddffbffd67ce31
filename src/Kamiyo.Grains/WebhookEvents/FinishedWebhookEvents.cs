using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Grains.WebhookEvents;

/// <summary>What an event's grain tells of its row to the customer's, and what that makes of it in its commit.</summary>
internal static class FinishedWebhookEvents
{
    public static UnfinishedEvent Unfinished(WebhookEvent current) =>
        new(current.ReceivedAt, current.Status is WebhookEventStatus.Failed, current.Attempts, current.Version);

    /// <summary>The row that <see cref="WebhookEventTransitions.Applied"/> leads to, of what is known of the row before.</summary>
    public static FinishedWebhookEvent Of(string eventId, string type, UnfinishedEvent unfinished, ApplyResult result, DateTimeOffset now)
    {
        var (status, outcome) = WebhookEventTransitions.Ending(result);
        return new FinishedWebhookEvent(
            eventId,
            type,
            unfinished.ReceivedAt,
            unfinished.HasFailed ? WebhookEventStatus.Failed : WebhookEventStatus.Received,
            status,
            unfinished.Attempts + 1,
            now,
            outcome,
            unfinished.Version + 1);
    }
}
