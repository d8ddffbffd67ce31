using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Statistics;

namespace Kamiyo.Storage.WebhookEvents;

/// <summary>A change of an event as it is written: texts cut to fit, alerts as rows.</summary>
internal sealed record WebhookEventUpdate(
    WebhookEventStatus Before,
    WebhookEvent Event,
    DateTimeOffset? FailedAt,
    IReadOnlyList<OutboxRow> Alerts)
{
    /// <summary>What it counts as: nothing when no attempt made the change.</summary>
    public IReadOnlyList<StatisticKey> Counts => (Event, FailedAt) switch
    {
        ({ IsFinished: true, ProcessedAt: { } processedAt }, _) =>
            StatisticKey.Finished(Event.Status, Event.Type, Event.ReceivedAt, processedAt),
        ({ IsFinished: false }, { } failedAt) => [StatisticKey.Attempt(Event.Status, Event.Type, failedAt)],
        _ => [],
    };

    public long Weight => (Event.ErrorDetail?.Length ?? 0) + Alerts.Sum(alert => alert.Entry.Data.Length);

    public static WebhookEventUpdate Create(WebhookEventChange change, DateTimeOffset now) => new(
        change.Before,
        WebhookEventLimits.Apply(change.After),
        change.FailedAt,
        [.. change.Alerts.Select(alert => new OutboxRow(change.After.EventId, alert, now))]);
}
