namespace Kamiyo.Gateway.Health;

/// <summary>How one of the webhook secrets is used, as far as this process has seen.</summary>
/// <param name="FirstSeen">When it came into force; with the start of the process, if it was before.</param>
/// <param name="LastMatched">When a delivery was last verified by it; null when none was.</param>
internal readonly record struct SecretUse(DateTimeOffset FirstSeen, DateTimeOffset? LastMatched)
{
    /// <summary>Since when no delivery was verified by it.</summary>
    public DateTimeOffset UnusedSince => LastMatched ?? FirstSeen;
}
