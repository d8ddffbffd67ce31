using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Gateway.Statistics;

/// <summary>The sums of the span, and beside them what is true now.</summary>
/// <param name="PendingNow">Events that are neither finished nor given up.</param>
/// <param name="DeadNow">Events that only an operator's retry takes up again, however old.</param>
internal sealed record StatisticsTotals(
    long Received, long Processed, long Ignored, long FailedAttempts, long Dead, long PendingNow, long DeadNow)
{
    public static StatisticsTotals Of(IEnumerable<WebhookStatistic> statistics, IReadOnlyDictionary<WebhookEventStatus, long> now)
    {
        var counts = ActivityCounts.Of(statistics);
        return new(
            counts.Received,
            counts.Processed,
            counts.Ignored,
            counts.FailedAttempts,
            counts.Dead,
            now[WebhookEventStatus.Received] + now[WebhookEventStatus.Failed],
            now[WebhookEventStatus.Dead]);
    }
}
