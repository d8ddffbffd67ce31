using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Gateway.Webhooks;

/// <summary>One try to process an event.</summary>
/// <param name="Status">What it left behind.</param>
internal sealed record AttemptResponse(
    int Attempt,
    DateTimeOffset AttemptedAt,
    WebhookEventStatus Status,
    string? ErrorMessage,
    string? ErrorDetail)
{
    private static readonly IReadOnlyList<AttemptResponse> Nothing = [];

    /// <summary>The failed ones, the oldest first, and after them the one that finished the event.</summary>
    /// <param name="failed">The newest first, as they are read.</param>
    public static IReadOnlyList<AttemptResponse> HistoryOf(WebhookEvent stored, IReadOnlyList<WebhookAttempt> failed) =>
    [
        .. failed.Reverse().Select(Of),
        .. stored.ProcessedAt is { } processedAt ? [new AttemptResponse(stored.Attempts, processedAt, stored.Status, null, null)] : Nothing,
    ];

    private static AttemptResponse Of(WebhookAttempt attempt) =>
        new(attempt.Attempt, attempt.AttemptedAt, attempt.Status, attempt.ErrorMessage, attempt.ErrorDetail);
}
