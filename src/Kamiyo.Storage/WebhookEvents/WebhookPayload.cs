namespace Kamiyo.Storage.WebhookEvents;

/// <summary>A row of <c>webhook_payload</c> as read back.</summary>
internal sealed record WebhookPayload(ReadOnlyMemory<byte> Body);
