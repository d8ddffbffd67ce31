namespace Kamiyo.Storage.Backlog;

/// <summary>What is left to do, of the whole installation.</summary>
/// <param name="PendingEvents">Events that wait for their first or next attempt. Like the other counts it stops at <see cref="IBacklogReader.CountLimit"/>.</param>
/// <param name="DeadEvents">Events that nothing but an operator's retry takes up again.</param>
/// <param name="OldestEventDueAt">Since when the longest waiting event could have been processed; null when none waits. In the future when all wait for a retry.</param>
/// <param name="PendingMessages">Messages to be sent, at once or at their next attempt.</param>
/// <param name="WaitingMessages">Messages to customers whose address isn't known yet.</param>
public sealed record BacklogCounts(
    long PendingEvents,
    long DeadEvents,
    DateTimeOffset? OldestEventDueAt,
    long PendingMessages,
    long WaitingMessages);
