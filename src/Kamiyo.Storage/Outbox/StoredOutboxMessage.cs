namespace Kamiyo.Storage.Outbox;

/// <summary>A row of <c>outbox</c> as an operator sees it.</summary>
/// <param name="Attempts">How often sending was tried.</param>
/// <param name="NextAttemptAt">When the next try is due; null when none is.</param>
/// <param name="Reason">Why the last try failed, or why it was not sent; null before and after a success at the first try.</param>
/// <param name="FinishedAt">When it came to its end; null while it has none.</param>
public sealed record StoredOutboxMessage(
    long MessageId,
    OutboxEntry Entry,
    OutboxStatus Status,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    string? Reason,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt);
