namespace Kamiyo.Storage.Statistics;

/// <summary>What is counted. Stored in lower case.</summary>
public enum StatisticMeasure
{
    /// <summary>Events that came in for the first time; the detail is the train of their API version.</summary>
    Received,

    /// <summary>Events that were processed.</summary>
    Processed,

    /// <summary>Events that were ignored.</summary>
    Ignored,

    /// <summary>Attempts that failed and were to be followed by another.</summary>
    Failed,

    /// <summary>Attempts that were an event's last.</summary>
    Dead,

    /// <summary>Finished events by the time since they came in; the detail is one of <see cref="LatencyBuckets"/>, and there is no type.</summary>
    Latency,
}
