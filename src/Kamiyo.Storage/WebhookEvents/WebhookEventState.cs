using Kamiyo.Storage.Outbox;

namespace Kamiyo.Storage.WebhookEvents;

/// <summary>The grain's view of its row, for <c>IPersistentState</c>.</summary>
public sealed class WebhookEventState
{
    /// <summary>The name of the storage, and of the state in it.</summary>
    public const string StorageName = "webhook_event";

    /// <summary>The row; null when the event isn't stored.</summary>
    public WebhookEvent? Event { get; set; }

    /// <summary>Written with the first write. A read leaves it empty: most activations need no payload.</summary>
    public ReadOnlyMemory<byte> Payload { get; set; }

    /// <summary>Messages to the operators that are written with the next change, and cleared once they are. The first write takes none.</summary>
    public IReadOnlyList<OutboxEntry> Alerts { get; set; } = [];
}
