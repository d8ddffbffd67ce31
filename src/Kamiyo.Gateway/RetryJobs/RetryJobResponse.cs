using Kamiyo.Storage.RetryJobs;

namespace Kamiyo.Gateway.RetryJobs;

/// <summary>How far a retry of many events is.</summary>
/// <param name="Operator">The name of the admin key that asked for it.</param>
/// <param name="Matched">How many events the filter let through at the start.</param>
/// <param name="Retried">Taken up again. What became of each, the event itself says.</param>
/// <param name="Skipped">Meanwhile processed, taken up by somebody else, or cleaned up.</param>
/// <param name="Failed">Could not be taken up; the log says why.</param>
internal sealed record RetryJobResponse(
    string JobId,
    RetryJobStatus Status,
    string Operator,
    RetryJobFilterResponse Filter,
    long Matched,
    long Retried,
    long Skipped,
    long Failed,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt)
{
    public static RetryJobResponse Of(RetryJob job) => new(
        job.JobId,
        job.Status,
        job.Operator,
        RetryJobFilterResponse.Of(job.Filter),
        job.Matched,
        job.Retried,
        job.Skipped,
        job.Failed,
        job.CreatedAt,
        job.UpdatedAt,
        job.FinishedAt);
}
