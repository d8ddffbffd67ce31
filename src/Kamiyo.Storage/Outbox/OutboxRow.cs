using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.Texts;

namespace Kamiyo.Storage.Outbox;

/// <summary>A row of <c>outbox</c> to write.</summary>
/// <param name="WrittenWith">The customer or the event whose change it tells of: written only if that is.</param>
/// <param name="CreatedAt">When it is written; an e-mail that needn't wait is due at once.</param>
internal sealed record OutboxRow(string WrittenWith, OutboxEntry Entry, DateTimeOffset CreatedAt)
{
    public OutboxStatus Status => Entry switch
    {
        { UnsentBecause: not null } => OutboxStatus.Unsent,
        { Channel: OutboxChannel.Email, Recipient: null } => OutboxStatus.Waiting,
        _ => OutboxStatus.Pending,
    };

    public DateTimeOffset? NextAttemptAt => Status == OutboxStatus.Pending ? CreatedAt : null;

    public string? Reason => StoredText.Fit(Entry.UnsentBecause, OutboxResult.ReasonLength);

    public DateTimeOffset? FinishedAt => Status == OutboxStatus.Unsent ? CreatedAt : null;

    public int Partition => OutboxPartition.Of(Entry);

    public static IEnumerable<OutboxRow> Of(SubscriptionCommit commit)
    {
        var state = commit.Subscription.State;
        return commit.OutboxEntries.Select(
            entry => new OutboxRow(state.CustomerId, WithRecipient(entry, state.CustomerId, state.Email), commit.Subscription.UpdatedAt));
    }

    private static OutboxEntry WithRecipient(OutboxEntry entry, string customerId, string? email) =>
        entry is { Channel: OutboxChannel.Email, Recipient: null } && entry.CustomerId == customerId
            ? entry with { Recipient = email }
            : entry;
}
