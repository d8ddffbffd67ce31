namespace Kamiyo.Grains.Interfaces.RetryJobs;

public enum CancelRetryJobResult
{
    /// <summary>It stops, or was stopping already.</summary>
    Cancelled,

    UnknownJob,

    /// <summary>It had come to its end.</summary>
    AlreadyFinished,
}
