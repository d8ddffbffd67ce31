using Kamiyo.Storage.Paging;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.RetryJobs;

/// <summary>The table <c>retry_job</c>. Every write is durable when its task completes.</summary>
public interface IRetryJobStore
{
    /// <summary>False when a job with the same filter is running, or the id is there already.</summary>
    Task<bool> InsertAsync(RetryJob job, CancellationToken cancellationToken);

    /// <summary>Writes what changes in a job's life. False when the stored version isn't one less than <c>job.Version</c>.</summary>
    Task<bool> UpdateAsync(RetryJob job, CancellationToken cancellationToken);

    Task<RetryJob?> FindAsync(string jobId, CancellationToken cancellationToken);

    /// <summary>The id of the running job with this filter; null when there is none.</summary>
    Task<string?> FindRunningAsync(WebhookEventFilter filter, CancellationToken cancellationToken);

    /// <summary>A page of all jobs, newest first; cursor and limit as everywhere (<see cref="IWebhookEventReader.SearchAsync"/>).</summary>
    Task<Page<RetryJob>> ListAsync(string? cursor, int limit, CancellationToken cancellationToken);
}
