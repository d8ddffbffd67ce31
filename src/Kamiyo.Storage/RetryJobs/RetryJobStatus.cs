namespace Kamiyo.Storage.RetryJobs;

/// <summary>Where a job stands. Stored in lower case.</summary>
public enum RetryJobStatus
{
    Running,

    /// <summary>To be stopped; the page that is being worked off is finished first.</summary>
    Cancelling,

    /// <summary>Nothing is left to retry.</summary>
    Done,

    Cancelled,
}
