namespace Kamiyo.Grains.RetryJobs;

/// <summary>What a job did with one event.</summary>
internal enum RetriedEvent
{
    Retried,

    /// <summary>There was nothing to retry any more.</summary>
    Skipped,

    Failed,
}
