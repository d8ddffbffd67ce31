using Kamiyo.Storage.Outbox;

namespace Kamiyo.Storage.WebhookEvents;

/// <summary>A change of an event as it is written: texts cut to fit, alerts as rows.</summary>
internal sealed record WebhookEventUpdate(
    WebhookEventStatus Before,
    WebhookEvent Event,
    DateTimeOffset? FailedAt,
    IReadOnlyList<OutboxRow> Alerts)
{
    public long Weight => (Event.ErrorDetail?.Length ?? 0) + Alerts.Sum(alert => alert.Entry.Data.Length);

    public static WebhookEventUpdate Create(WebhookEventChange change, DateTimeOffset now) => new(
        change.Before,
        WebhookEventLimits.Apply(change.After),
        change.FailedAt,
        [.. change.Alerts.Select(alert => new OutboxRow(change.After.EventId, alert, now))]);
}
