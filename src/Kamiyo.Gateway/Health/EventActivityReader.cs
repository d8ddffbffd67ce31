using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Gateway.Health;

/// <summary>Reads counters and ends of indexes, so it costs the same with ten million events as with ten.</summary>
internal sealed class EventActivityReader(IWebhookStatisticStore statistics, IWebhookEventStore events)
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public async Task<EventActivity> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // What is true now first: an event that ends in between is then among what happened, and never missing from both.
        var current = await statistics.ReadCountsAsync(cancellationToken);
        // A series of one step: without types and latencies it is cheaper than the sums of all.
        var happened = (await statistics.ReadSeriesAsync(now - Window, now, Window, cancellationToken)).Single();
        var due = await events.FindDueAsync(after: null, now, limit: 1, cancellationToken);
        return new EventActivity(
            happened.Received,
            happened.Processed,
            happened.Ignored,
            current[WebhookEventStatus.Failed],
            // An event that died and was mended by an operator's retry is no failure any more.
            Math.Min(happened.Dead, current[WebhookEventStatus.Dead]),
            current[WebhookEventStatus.Received] + current[WebhookEventStatus.Failed],
            await statistics.FindOldestPendingAsync(cancellationToken),
            due.Count == 0 ? null : due[0].DueAt,
            await statistics.FindLastReceivedAsync(cancellationToken));
    }
}
