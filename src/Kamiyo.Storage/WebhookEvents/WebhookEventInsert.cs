namespace Kamiyo.Storage.WebhookEvents;

/// <summary>An event on its way into both tables.</summary>
internal sealed record WebhookEventInsert(WebhookEvent Event, ReadOnlyMemory<byte> Payload);
