namespace Kamiyo.Storage.Retention;

/// <summary>An event's place among the finished.</summary>
public sealed record RetentionCursor(string Status, DateTimeOffset ReceivedAt, string EventId)
{
    internal static RetentionCursor BeforeAll { get; } = new("", DateTimeOffset.UnixEpoch, "");
}
