using Kamiyo.Storage.Outbox;

namespace Kamiyo.Storage.WebhookEvents;

/// <summary>A change of an event, and the message that goes with it.</summary>
internal sealed record WebhookEventUpdate(WebhookEvent Event, OutboxRow? Alert)
{
    public long Weight => (Event.ErrorDetail?.Length ?? 0) + (Alert?.Entry.Data.Length ?? 0);

    public static WebhookEventUpdate Create(WebhookEvent webhookEvent, OutboxEntry? alert, DateTimeOffset now) => new(
        WebhookEventLimits.Apply(webhookEvent),
        alert is null ? null : new OutboxRow(webhookEvent.EventId, alert, now));
}
