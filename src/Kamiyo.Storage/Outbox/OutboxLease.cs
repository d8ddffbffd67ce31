namespace Kamiyo.Storage.Outbox;

/// <summary>Checks what a claim asks for.</summary>
internal static class OutboxLease
{
    /// <returns>When the lease ends.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such partition, or limit or lease aren't positive.</exception>
    public static DateTimeOffset End(int partition, int limit, DateTimeOffset now, TimeSpan lease)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(partition, OutboxPartition.Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        // Every claim of a row ends later than the one before, which is how a result knows whether it still holds the row.
        ArgumentOutOfRangeException.ThrowIfLessThan(lease, TimeSpan.FromMilliseconds(1));
        return now + lease;
    }
}
