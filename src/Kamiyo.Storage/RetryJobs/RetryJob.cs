using System.Collections.Immutable;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.RetryJobs;

/// <summary>A row of <c>retry_job</c>: failed and dead events that an operator has taken up again, a page at a time.</summary>
/// <param name="Operator">The name of the admin key; every event's retry is recorded under it.</param>
/// <param name="Filter">As it was asked for. Events that came in after <paramref name="CreatedAt"/> are none of the job's.</param>
/// <param name="Matched">How many events the filter let through at the start.</param>
/// <param name="Retried">Taken up again.</param>
/// <param name="Skipped">Meanwhile processed, taken up by somebody else, or cleaned up.</param>
/// <param name="Failed">Could not be taken up; the log says why.</param>
/// <param name="Cursor">Where the next page begins; null before the first.</param>
/// <param name="Page">The ids that are being worked off; empty between pages.</param>
/// <param name="IsLastPage">Whether nothing comes after <paramref name="Page"/>.</param>
/// <param name="Version">1 at insert, one more with each change; a change against another version is refused.</param>
public sealed record RetryJob(
    string JobId,
    string Operator,
    WebhookEventFilter Filter,
    RetryJobStatus Status,
    long Matched,
    long Retried,
    long Skipped,
    long Failed,
    string? Cursor,
    ImmutableArray<string> Page,
    bool IsLastPage,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt,
    long Version)
{
    public bool IsUnfinished => Status is RetryJobStatus.Running or RetryJobStatus.Cancelling;
}
