using Kamiyo.Storage.Outbox;

namespace Kamiyo.Storage.WebhookEvents;

/// <summary>A change of an event, and the messages that go with it.</summary>
internal sealed record WebhookEventUpdate(WebhookEvent Event, IReadOnlyList<OutboxRow> Alerts)
{
    public long Weight => (Event.ErrorDetail?.Length ?? 0) + Alerts.Sum(alert => alert.Entry.Data.Length);

    public static WebhookEventUpdate Create(WebhookEvent webhookEvent, IReadOnlyList<OutboxEntry> alerts, DateTimeOffset now) => new(
        WebhookEventLimits.Apply(webhookEvent),
        [.. alerts.Select(alert => new OutboxRow(webhookEvent.EventId, alert, now))]);
}
