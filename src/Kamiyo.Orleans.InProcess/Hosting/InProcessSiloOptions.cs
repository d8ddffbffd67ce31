namespace Kamiyo.Orleans.InProcess.Hosting;

/// <summary>Options that only the embedded host has.</summary>
public sealed class InProcessSiloOptions
{
    /// <summary>How many activations to keep in memory; over it the longest idle ones end. 100,000.</summary>
    public int ActivationLimit { get; set; } = 100_000;

    /// <summary>How long a stop waits for calls under way and for activations to end. Ten seconds.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many reminder ticks may be under way at once; the rest waits its turn. 1,000.</summary>
    public int MaxConcurrentReminderTicks { get; set; } = 1_000;

    internal bool PropagatesActivities { get; set; }
}
