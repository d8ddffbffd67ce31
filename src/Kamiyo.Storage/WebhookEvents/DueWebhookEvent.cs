namespace Kamiyo.Storage.WebhookEvents;

/// <summary>An event that waits for an attempt, and its place in the line.</summary>
/// <param name="DueAt">When its next attempt is or was due; when it was received, if none was made.</param>
public sealed record DueWebhookEvent(string EventId, DateTimeOffset DueAt)
{
    internal static DueWebhookEvent BeforeAll { get; } = new("", DateTimeOffset.UnixEpoch);
}
