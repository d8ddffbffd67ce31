using Kamiyo.Grains.Interfaces.RetryJobs;
using Kamiyo.Storage.Paging;
using Kamiyo.Storage.RetryJobs;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Grains.RetryJobs;

/// <summary>What a job's row becomes; pure, so that every path is tested without a host.</summary>
internal static class RetryJobTransitions
{
    public static WebhookEventFilter FilterOf(StartRetryJob request) => new(
        request.Status is null ? WebhookEventFilter.Retryable : [WebhookEventStatusText.Parse(request.Status)],
        request.Type,
        request.CustomerId,
        request.Account,
        request.Livemode,
        request.ReceivedAfter,
        request.ReceivedBefore,
        request.ErrorContains);

    /// <summary>Nothing that comes in while the job runs, so that it has an end.</summary>
    public static WebhookEventFilter Bounded(WebhookEventFilter filter, DateTimeOffset createdAt) =>
        filter.ReceivedBefore < createdAt ? filter : filter with { ReceivedBefore = createdAt };

    public static RetryJob Started(string jobId, string operatorName, WebhookEventFilter filter, long matched, DateTimeOffset now) => new(
        jobId,
        operatorName,
        filter,
        RetryJobStatus.Running,
        matched,
        Retried: 0,
        Skipped: 0,
        Failed: 0,
        Cursor: null,
        Page: [],
        IsLastPage: false,
        CreatedAt: now,
        UpdatedAt: now,
        FinishedAt: null,
        Version: 1);

    /// <summary>Written before the page is worked off: a crash in the middle of it then loses neither events nor counts.</summary>
    public static RetryJob Took(RetryJob job, Page<WebhookEventSummary> page, DateTimeOffset now) => Changed(job, now) with
    {
        Page = [.. page.Items.Select(found => found.EventId)],
        Cursor = page.NextCursor ?? job.Cursor,
        IsLastPage = page.NextCursor is null,
    };

    /// <summary>Somebody died over the page; its time begins again.</summary>
    public static RetryJob TookOver(RetryJob job, DateTimeOffset now) => Changed(job, now);

    public static RetryJob Worked(RetryJob job, IReadOnlyList<RetriedEvent> events, DateTimeOffset now)
    {
        var worked = Changed(job, now) with
        {
            Page = [],
            Retried = job.Retried + events.Count(one => one is RetriedEvent.Retried),
            Skipped = job.Skipped + events.Count(one => one is RetriedEvent.Skipped),
            Failed = job.Failed + events.Count(one => one is RetriedEvent.Failed),
        };
        return job.IsLastPage ? Ended(worked, RetryJobStatus.Done, now) : worked;
    }

    public static RetryJob Cancelling(RetryJob job) => job with { Status = RetryJobStatus.Cancelling, Version = job.Version + 1 };

    public static RetryJob Cancelled(RetryJob job, DateTimeOffset now) =>
        Ended(Changed(job, now) with { Page = [] }, RetryJobStatus.Cancelled, now);

    private static RetryJob Ended(RetryJob job, RetryJobStatus status, DateTimeOffset now) => job with { Status = status, FinishedAt = now };

    private static RetryJob Changed(RetryJob job, DateTimeOffset now) => job with { UpdatedAt = now, Version = job.Version + 1 };
}
