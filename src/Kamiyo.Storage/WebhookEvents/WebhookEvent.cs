namespace Kamiyo.Storage.WebhookEvents;

/// <summary>A row of <c>webhook_event</c>.</summary>
/// <param name="Attempts">How often processing was tried.</param>
/// <param name="NextAttemptAt">When the next try is due; null when none is.</param>
/// <param name="ErrorMessage">One line of the last failure; null after a success.</param>
/// <param name="ErrorDetail">The last failure with its stack trace.</param>
/// <param name="Outcome">One line of what it did, or why it was ignored.</param>
/// <param name="Version">1 at insert, one more with each change; a change against another version is refused.</param>
public sealed record WebhookEvent(
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
    string? ErrorDetail,
    string? Outcome,
    long Version)
{
    /// <summary>Processed or ignored: nothing is left to do.</summary>
    public bool IsFinished => Status is WebhookEventStatus.Processed or WebhookEventStatus.Ignored;
}
