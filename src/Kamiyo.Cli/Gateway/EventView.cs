namespace Kamiyo.Cli.Gateway;

/// <summary>A stored event, as <c>GET /api/v1/webhooks/events/{event_id}</c> shows it.</summary>
public sealed record EventView(
    string EventId,
    string Type,
    string Status,
    int Attempts,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset? ProcessedAt,
    DateTimeOffset? NextAttemptAt,
    string? ErrorMessage,
    string? Outcome)
{
    /// <summary>Nothing more will happen to it, at least not before its next attempt.</summary>
    public bool IsSettled => Status is not "received";

    public bool Succeeded => Status is "processed" or "ignored";

    public TimeSpan? ProcessingTime => ProcessedAt - ReceivedAt;
}
