namespace Kamiyo.Storage.Retention;

/// <summary>
/// Deletes what has come to its end and is old, a bounded batch a call, so that nobody waits for it long and a run can stop after any. An event is
/// finished when it is processed or ignored; those that are received, failed or dead are never deleted. Its age counts from when it came in.
/// </summary>
public interface IRetentionStore
{
    /// <summary>The largest batch that this database should be asked for.</summary>
    int BatchSize { get; }

    /// <summary>Deletes finished events that came in before then, each with its payload and whatever else tells of it alone.</summary>
    /// <returns>What was deleted; fewer events than <paramref name="limit"/> when none is left that another process isn't deleting.</returns>
    Task<DeletedEvents> DeleteEventsAsync(DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken);

    /// <summary>Deletes the payloads of finished events that came in before then and leaves the events.</summary>
    /// <param name="after">Where the batch before ended; null for the first.</param>
    Task<DeletedPayloads> DeletePayloadsAsync(RetentionCursor? after, DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken);

    /// <summary>Deletes messages that were sent, dropped, left unsent or given up before then.</summary>
    /// <returns>How many.</returns>
    Task<int> DeleteMessagesAsync(DateTimeOffset finishedBefore, int limit, CancellationToken cancellationToken);

    /// <summary>Counts what <see cref="DeleteEventsAsync"/> would delete, up to <paramref name="limit"/> events.</summary>
    Task<DeletedEvents> CountEventsAsync(DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken);

    /// <summary>Counts what <see cref="DeleteMessagesAsync"/> would delete, up to <paramref name="limit"/>.</summary>
    Task<int> CountMessagesAsync(DateTimeOffset finishedBefore, int limit, CancellationToken cancellationToken);
}
