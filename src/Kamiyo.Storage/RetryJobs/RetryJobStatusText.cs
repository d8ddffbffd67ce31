namespace Kamiyo.Storage.RetryJobs;

/// <summary>The status as the tables and the API write it.</summary>
public static class RetryJobStatusText
{
    public static string ToText(this RetryJobStatus status) => status switch
    {
        RetryJobStatus.Running => "running",
        RetryJobStatus.Cancelling => "cancelling",
        RetryJobStatus.Done => "done",
        RetryJobStatus.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status of a retry job."),
    };

    /// <exception cref="FormatException">No status is written like this.</exception>
    public static RetryJobStatus Parse(string text) => text switch
    {
        "running" => RetryJobStatus.Running,
        "cancelling" => RetryJobStatus.Cancelling,
        "done" => RetryJobStatus.Done,
        "cancelled" => RetryJobStatus.Cancelled,
        _ => throw new FormatException($"'{text}' is not a status of a retry job."),
    };
}
