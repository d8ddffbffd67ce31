namespace Kamiyo.Orleans.InProcess.Hosting;

/// <summary>Options that only the embedded host has.</summary>
public sealed class InProcessSiloOptions
{
    /// <summary>How many activations to keep in memory; over it the longest idle ones end. 10,000.</summary>
    /// <remarks>
    /// An idle customer's takes about 4 KB. Its events come within seconds of each other or weeks apart, so that few that end here are
    /// missed, and one that is costs a read.
    /// </remarks>
    public int ActivationLimit { get; set; } = 10_000;

    /// <summary>How long a stop waits for calls under way and for activations to end. Ten seconds.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many reminder ticks may be under way at once; the rest waits its turn. 1,000.</summary>
    public int MaxConcurrentReminderTicks { get; set; } = 1_000;

    internal bool PropagatesActivities { get; set; }
}
