namespace Kamiyo.Gateway.Health;

/// <summary>What became of events in the last 24 hours.</summary>
/// <param name="Failed">Events that wait for another attempt now because the last one failed.</param>
/// <param name="Dead">Events that were given up in that time and still are.</param>
/// <param name="Pending">Events that are neither finished nor given up now, failed ones among them.</param>
/// <param name="OldestPendingAt">When the oldest of these came in.</param>
/// <param name="OldestDueAt">Since when the longest waiting of these could have been processed; null when all wait for a retry.</param>
/// <param name="LastEventAt">When the latest event came in, whenever that was.</param>
internal sealed record EventActivity(
    long Received,
    long Processed,
    long Ignored,
    long Failed,
    long Dead,
    long Pending,
    DateTimeOffset? OldestPendingAt,
    DateTimeOffset? OldestDueAt,
    DateTimeOffset? LastEventAt)
{
    /// <summary>Events whose processing has failed, and that nothing has mended yet.</summary>
    public long Failures => Failed + Dead;

    /// <summary>Events that were tried.</summary>
    public long Tried => Processed + Ignored + Failures;

    /// <summary>The share of the events that were tried; 0 when none was.</summary>
    public double FailureRate => Tried == 0 ? 0 : (double)Failures / Tried;
}
