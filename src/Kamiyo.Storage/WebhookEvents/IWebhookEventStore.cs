using Kamiyo.Storage.Outbox;

namespace Kamiyo.Storage.WebhookEvents;

/// <summary>The tables <c>webhook_event</c> and <c>webhook_payload</c>. Every write is durable when its task completes.</summary>
public interface IWebhookEventStore
{
    /// <summary>Inserts the event with its payload. False when the id is there already: the first insert wins.</summary>
    Task<bool> InsertAsync(WebhookEvent webhookEvent, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);

    /// <summary>Writes status, attempts, error and outcome. False when the stored version isn't one less than <c>webhookEvent.Version</c>.</summary>
    /// <param name="alert">Written to the outbox in the same transaction, so never without the change nor twice; null for none.</param>
    Task<bool> UpdateAsync(WebhookEvent webhookEvent, OutboxEntry? alert, CancellationToken cancellationToken);

    Task<WebhookEvent?> FindAsync(string eventId, CancellationToken cancellationToken);

    /// <summary>The exact bytes that were received; null when the event is unknown or its payload was cleaned up.</summary>
    Task<ReadOnlyMemory<byte>?> FindPayloadAsync(string eventId, CancellationToken cancellationToken);
}
