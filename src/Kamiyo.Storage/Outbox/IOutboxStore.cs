namespace Kamiyo.Storage.Outbox;

/// <summary>
/// The table <c>outbox</c>. Rows are written with the change that they tell of; here they are sent. A claim is a lease, so
/// that a process that dies gives its messages back when the lease runs out.
/// </summary>
public interface IOutboxStore
{
    /// <summary>How many partitions the rows are spread over; a customer's messages share one.</summary>
    int Partitions { get; }

    /// <summary>
    /// Takes pending messages of a partition that are due at <paramref name="now"/>, oldest first; none when there are none. A message whose lease
    /// ran out is one that may have ended its sender: the lost lease counts as an attempt, and it is claimed alone, so that only
    /// itself is lost with it the next time.
    /// </summary>
    Task<IReadOnlyList<OutboxMessage>> ClaimAsync(int partition, int limit, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Ends a claimed message as sent, unsent, dropped or dead. False when the lease was lost meanwhile.</summary>
    /// <param name="reason">Why, for all but sent.</param>
    Task<bool> FinishAsync(OutboxMessage message, OutboxStatus status, string? reason, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ends a claimed message as dead without one more attempt. False when the lease was lost meanwhile.</summary>
    Task<bool> GiveUpAsync(OutboxMessage message, string reason, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Gives a claimed message back as it was before the claim, because it wasn't tried. False when the lease was lost meanwhile.</summary>
    Task<bool> ReleaseAsync(OutboxMessage message, CancellationToken cancellationToken);

    /// <summary>Gives a claimed message back until its next attempt. False when the lease was lost meanwhile.</summary>
    Task<bool> RetryAsync(OutboxMessage message, DateTimeOffset nextAttemptAt, string reason, CancellationToken cancellationToken);

    /// <summary>When the next message of the partition is due or its lease ends; null when none is pending.</summary>
    Task<DateTimeOffset?> FindNextDueAsync(int partition, CancellationToken cancellationToken);
}
