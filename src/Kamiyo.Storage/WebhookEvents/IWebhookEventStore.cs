namespace Kamiyo.Storage.WebhookEvents;

/// <summary>
/// The tables <c>webhook_event</c>, <c>webhook_payload</c> and <c>webhook_attempt</c>. Every write is durable when its task completes.
/// </summary>
public interface IWebhookEventStore
{
    /// <summary>Inserts the event with its payload. False when the id is there already: the first insert wins.</summary>
    Task<bool> InsertAsync(WebhookEvent webhookEvent, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);

    /// <summary>
    /// Writes status, attempts, error and outcome, the failed attempt and the alerts. False, and nothing is written, when the stored
    /// version isn't one less than that of <see cref="WebhookEventChange.After"/>, or its status isn't <see cref="WebhookEventChange.Before"/>.
    /// </summary>
    Task<bool> UpdateAsync(WebhookEventChange change, CancellationToken cancellationToken);

    Task<WebhookEvent?> FindAsync(string eventId, CancellationToken cancellationToken);

    /// <summary>The attempts of an event that failed, the newest first and at most <see cref="WebhookEventLimits.AttemptsRead"/>.</summary>
    Task<IReadOnlyList<WebhookAttempt>> FindAttemptsAsync(string eventId, CancellationToken cancellationToken);

    /// <summary>The events that wait for their first or next attempt and were due by then, the longest waiting first.</summary>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    Task<IReadOnlyList<DueWebhookEvent>> FindDueAsync(
        DueWebhookEvent? after, DateTimeOffset dueBy, int limit, CancellationToken cancellationToken);

    /// <summary>The exact bytes that were received; null when the event is unknown or its payload was cleaned up.</summary>
    Task<ReadOnlyMemory<byte>?> FindPayloadAsync(string eventId, CancellationToken cancellationToken);
}
