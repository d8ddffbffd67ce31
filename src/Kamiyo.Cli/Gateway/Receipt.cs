namespace Kamiyo.Cli.Gateway;

/// <summary>The gateway's answer to an event: it is stored.</summary>
/// <param name="EventId">The id that the gateway read from the body.</param>
/// <param name="Status"><c>accepted</c> or <c>duplicate</c>.</param>
public sealed record Receipt(string? EventId, string? Status)
{
    public bool IsDuplicate => string.Equals(Status, "duplicate", StringComparison.Ordinal);
}
