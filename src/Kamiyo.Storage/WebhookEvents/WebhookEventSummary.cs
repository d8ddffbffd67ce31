namespace Kamiyo.Storage.WebhookEvents;

/// <summary>A row of <c>webhook_event</c> as lists show it: <see cref="WebhookEvent"/> without the stack trace.</summary>
public sealed record WebhookEventSummary(
    string EventId,
    string Type,
    string? ApiVersion,
    string? Account,
    bool Livemode,
    string? CustomerId,
    DateTimeOffset CreatedAt,
    DateTimeOffset ReceivedAt,
    WebhookEventStatus Status,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? ProcessedAt,
    string? ErrorMessage,
    string? Outcome);
