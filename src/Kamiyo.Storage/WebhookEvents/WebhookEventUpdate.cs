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
    /// <summary>The minute that the attempt counts in; null for a change that no attempt made.</summary>
    public DateTimeOffset? Minute => AttemptedAt is { } time ? StatisticTime.Minute(time) : null;

    /// <summary>The bucket of the time that it took to finish the event; null while it isn't finished.</summary>
    public string? Latency => IsFinished && Event.ProcessedAt is { } time ? LatencyBuckets.Of(time - Event.ReceivedAt) : null;

    public long Weight => (Event.ErrorDetail?.Length ?? 0) + Alerts.Sum(alert => alert.Entry.Data.Length);

    private bool IsFinished => Event.Status is WebhookEventStatus.Processed or WebhookEventStatus.Ignored;

    private DateTimeOffset? AttemptedAt => IsFinished ? Event.ProcessedAt : FailedAt;

    public static WebhookEventUpdate Create(WebhookEventChange change, DateTimeOffset now) => new(
        change.Before,
        WebhookEventLimits.Apply(change.After),
        change.FailedAt,
        [.. change.Alerts.Select(alert => new OutboxRow(change.After.EventId, alert, now))]);
}
