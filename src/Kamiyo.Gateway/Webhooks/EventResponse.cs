using Kamiyo.Gateway.Json;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Gateway.Webhooks;

/// <summary>All that is known of one event; field meanings as in docs/api.md.</summary>
/// <param name="AttemptHistory">From the oldest to the newest; of very many failed ones the latest.</param>
/// <param name="Payload">As received; null once it was cleaned up.</param>
/// <param name="Change">What it did to its customer; null when it wasn't applied to one.</param>
internal sealed record EventResponse(
    string EventId,
    string Type,
    WebhookEventStatus Status,
    string? ApiVersion,
    string? Account,
    bool Livemode,
    string? CustomerId,
    DateTimeOffset CreatedAt,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? ProcessedAt,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    string? ErrorMessage,
    string? ErrorDetail,
    string? Outcome,
    IReadOnlyList<AttemptResponse> AttemptHistory,
    RawJson? Payload,
    TimelineEntryResponse? Change)
{
    public static EventResponse Of(
        WebhookEvent stored, IReadOnlyList<WebhookAttempt> failed, ReadOnlyMemory<byte>? payload, TimelineEntry? change) => new(
        stored.EventId,
        stored.Type,
        stored.Status,
        stored.ApiVersion,
        stored.Account,
        stored.Livemode,
        stored.CustomerId,
        stored.CreatedAt,
        stored.ReceivedAt,
        stored.ProcessedAt,
        stored.Attempts,
        stored.NextAttemptAt,
        stored.ErrorMessage,
        stored.ErrorDetail,
        stored.Outcome,
        AttemptResponse.HistoryOf(stored, failed),
        payload is { } bytes ? new RawJson(bytes) : null,
        change is null ? null : TimelineEntryResponse.Of(change));
}
