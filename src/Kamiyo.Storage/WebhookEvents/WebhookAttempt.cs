namespace Kamiyo.Storage.WebhookEvents;

/// <summary>A row of <c>webhook_attempt</c>: one try to process an event that failed.</summary>
/// <param name="Version">The version of the event that the attempt made; later attempts have higher ones.</param>
/// <param name="Attempt">Its number since the event came in, or since an operator's last retry.</param>
/// <param name="AttemptedAt">When it failed.</param>
/// <param name="Status">What it left behind: <see cref="WebhookEventStatus.Failed"/> or <see cref="WebhookEventStatus.Dead"/>.</param>
public sealed record WebhookAttempt(
    string EventId,
    long Version,
    int Attempt,
    DateTimeOffset AttemptedAt,
    WebhookEventStatus Status,
    string? ErrorMessage,
    string? ErrorDetail);
