namespace Kamiyo.Billing.Events;

/// <summary>When a failed event is tried again, and when it is given up.</summary>
/// <param name="Delays">The wait after the first failure, the second, …; after the last one the event is dead.</param>
/// <param name="Jitter">The share (0 to 1) of a delay that chance may add, so that a burst of failures does not come back as a burst.</param>
public sealed record RetrySchedule(IReadOnlyList<TimeSpan> Delays, double Jitter)
{
    public static RetrySchedule Default { get; } = new(
        [
            TimeSpan.FromMinutes(1),
            TimeSpan.FromMinutes(5),
            TimeSpan.FromMinutes(30),
            TimeSpan.FromHours(2),
            TimeSpan.FromHours(5),
            TimeSpan.FromHours(10),
            TimeSpan.FromHours(24),
        ],
        Jitter: 0.1);

    /// <param name="attempts">How many attempts have failed, this one included; at least 1.</param>
    /// <param name="chance">A number in [0, 1) that the caller draws.</param>
    /// <returns>The wait before the next attempt; null when there is none.</returns>
    public TimeSpan? DelayAfter(int attempts, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        return attempts > Delays.Count ? null : Delays[attempts - 1] * (1 + (Jitter * chance));
    }
}
