namespace Kamiyo.Storage.Subscriptions;

/// <summary>The tables <c>subscription</c>, <c>subscription_timeline</c> and <c>payment</c>.</summary>
public interface ISubscriptionStore
{
    Task<StoredSubscription?> FindAsync(string customerId, CancellationToken cancellationToken);

    /// <summary>All of the commit or none of it; durable when the task completes.</summary>
    Task<CommitResult> CommitAsync(SubscriptionCommit commit, CancellationToken cancellationToken);

    /// <summary>What an event did; null when it wasn't applied.</summary>
    Task<TimelineEntry?> FindTimelineEntryAsync(string eventId, CancellationToken cancellationToken);
}
