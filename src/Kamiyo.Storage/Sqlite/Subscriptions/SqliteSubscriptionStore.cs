using Kamiyo.Storage.Analytics;
using Kamiyo.Storage.Audit;
using Kamiyo.Storage.Grouping;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Sqlite.Outbox;
using Kamiyo.Storage.Sqlite.WebhookEvents;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Sqlite.Subscriptions;

internal sealed class SqliteSubscriptionStore(SqliteDatabase database, GroupMetrics metrics) : ISubscriptionStore, IAsyncDisposable
{
    private readonly GroupRead<StoredSubscription> _subscriptions =
        SqliteReads.Create("subscription_read", database, SqliteSubscriptionTable.Find, metrics);

    private readonly GroupRead<TimelineEntry> _timeline =
        SqliteReads.Create("timeline_read", database, SqliteTimelineTable.Find, metrics);

    public Task<StoredSubscription?> FindAsync(string customerId, CancellationToken cancellationToken) =>
        _subscriptions.FindAsync(customerId, cancellationToken);

    public Task<CommitResult> CommitAsync(SubscriptionCommit commit, CancellationToken cancellationToken) =>
        database.WriteAsync(session => Commit(session, commit), cancellationToken);

    public Task<TimelineEntry?> FindTimelineEntryAsync(string eventId, CancellationToken cancellationToken) =>
        _timeline.FindAsync(eventId, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _subscriptions.DisposeAsync();
        await _timeline.DisposeAsync();
    }

    // The transaction holds the write lock, so what is read here stays true until the commit; a refusal has written nothing.
    private static CommitResult Commit(SqliteSession session, SubscriptionCommit commit)
    {
        if (SqliteTimelineTable.Find(session, commit.Entry.EventId) is not null)
        {
            return CommitResult.AlreadyApplied;
        }

        if (!SqliteSubscriptionTable.Upsert(session, commit.Subscription))
        {
            return CommitResult.StaleVersion;
        }

        SqliteTimelineTable.Insert(session, commit.Entry);
        foreach (var payment in commit.Payments)
        {
            SqlitePaymentTable.Upsert(session, commit.Subscription.State.CustomerId, payment);
        }

        WriteRecords(session, commit);
        return commit.Event is null || Finish(session, commit.Event) ? CommitResult.Committed : CommitResult.CommittedWithoutEvent;
    }

    private static bool Finish(SqliteSession session, FinishedWebhookEvent finished)
    {
        if (!SqliteWebhookEventTable.Finish(session, finished))
        {
            return false;
        }

        session.Tally.Move(finished.Before, finished.Status);
        session.Tally.Count(finished.Counts);
        return true;
    }

    private static void WriteRecords(SqliteSession session, SubscriptionCommit commit)
    {
        foreach (var row in AuditRow.Of(commit))
        {
            SqliteAuditTable.Insert(session, row);
        }

        foreach (var row in AnalyticsRow.Of(commit))
        {
            SqliteAnalyticsTable.Insert(session, row);
        }

        foreach (var row in OutboxRow.Of(commit))
        {
            SqliteOutboxTable.Insert(session, row);
        }

        if (commit is { LearnsEmail: true, Subscription.State: { Email: { } email } state })
        {
            SqliteOutboxTable.Address(session, state.CustomerId, email, commit.Subscription.UpdatedAt);
        }
    }
}
