namespace Kamiyo.Storage.WebhookEvents;

/// <summary>The grain's view of its row, for <c>IPersistentState</c>.</summary>
public sealed class WebhookEventState
{
    /// <summary>The name of the storage, and of the state in it.</summary>
    public const string StorageName = "webhook_event";

    /// <summary>The row as it is stored, or as the first write inserts it; null when the event isn't stored.</summary>
    public WebhookEvent? Event { get; set; }

    /// <summary>Written with the first write. A read leaves it empty: most activations need no payload.</summary>
    public ReadOnlyMemory<byte> Payload { get; set; }

    /// <summary>What the next write changes; once written it has become <see cref="Event"/>. The first write takes none, every later one needs one.</summary>
    public WebhookEventChange? Change { get; set; }
}
