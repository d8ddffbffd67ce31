using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Statistics;

/// <summary>
/// What happened to events, as counters that every write of an event keeps in its own transaction: exact, and as cheap to read with
/// ten million events as with ten.
/// </summary>
public interface IWebhookStatisticStore
{
    /// <summary>Sums by measure, type and detail of what happened from one minute up to another.</summary>
    /// <remarks>Of folded hours those count, whole, whose beginning lies in the span.</remarks>
    Task<IReadOnlyList<WebhookStatistic>> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>The same in steps, from the oldest to the newest and without gaps.</summary>
    /// <param name="step">At least a minute; over hours that are folded, at least an hour, or their steps are mountains between gaps.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is shorter than a minute, or there would be more than 10,000.</exception>
    Task<IReadOnlyList<WebhookStatisticPoint>> ReadSeriesAsync(
        DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellationToken);

    /// <summary>How many events have which status at this moment; every status is there.</summary>
    Task<IReadOnlyDictionary<WebhookEventStatus, long>> ReadCountsAsync(CancellationToken cancellationToken);

    /// <summary>When the oldest event came in that is not finished and not given up; null when there is none.</summary>
    Task<DateTimeOffset?> FindOldestPendingAsync(CancellationToken cancellationToken);

    /// <summary>When the latest event came in; null when there never was one.</summary>
    Task<DateTimeOffset?> FindLastReceivedAsync(CancellationToken cancellationToken);

    /// <summary>Folds the minutes of every hour that was over by then into one row an hour. Safe to repeat, and at the same time as anything else.</summary>
    /// <returns>How many rows were folded away.</returns>
    Task<long> FoldAsync(DateTimeOffset olderThan, CancellationToken cancellationToken);

    /// <summary>Deletes what happened before, whole hours once they are folded. Counts by status don't change.</summary>
    /// <returns>How many rows were deleted.</returns>
    Task<long> DeleteOlderThanAsync(DateTimeOffset olderThan, CancellationToken cancellationToken);
}
