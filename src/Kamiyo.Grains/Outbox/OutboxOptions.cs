namespace Kamiyo.Grains.Outbox;

/// <summary>How messages are claimed and sent; the section <c>Kamiyo:Outbox</c>.</summary>
public sealed class OutboxOptions
{
    public const string Section = "Kamiyo:Outbox";

    /// <summary>How long a claim keeps other processes away, in seconds; a message whose sender died goes out again after it.</summary>
    public int LeaseSeconds { get; set; } = 300;

    /// <summary>The longest that one attempt may take, in seconds.</summary>
    public int SendLimitSeconds { get; set; } = 45;

    internal TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    internal TimeSpan SendLimit => TimeSpan.FromSeconds(SendLimitSeconds);

    /// <summary>A lease must leave room for at least one whole attempt after the claim.</summary>
    internal bool IsValid => SendLimitSeconds is >= 1 and <= 600 && LeaseSeconds is >= 2 and <= 3600 && LeaseSeconds >= 2 * SendLimitSeconds;
}
