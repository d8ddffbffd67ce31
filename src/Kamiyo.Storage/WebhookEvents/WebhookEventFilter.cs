namespace Kamiyo.Storage.WebhookEvents;

/// <summary>Which events; all that is null asks for nothing.</summary>
/// <param name="Statuses">Any of these; empty for every status.</param>
/// <param name="CustomerId">As Stripe has it, without the account.</param>
/// <param name="ReceivedAfter">Received then or later.</param>
/// <param name="ReceivedBefore">Received earlier than that.</param>
/// <param name="ErrorContains">A part of the last error's message, in upper or lower case.</param>
public sealed record WebhookEventFilter(
    IReadOnlyList<WebhookEventStatus> Statuses,
    string? Type = null,
    string? CustomerId = null,
    string? Account = null,
    bool? Livemode = null,
    DateTimeOffset? ReceivedAfter = null,
    DateTimeOffset? ReceivedBefore = null,
    string? ErrorContains = null)
{
    /// <summary>What a retry is for.</summary>
    public static IReadOnlyList<WebhookEventStatus> Retryable { get; } = [WebhookEventStatus.Failed, WebhookEventStatus.Dead];
}
