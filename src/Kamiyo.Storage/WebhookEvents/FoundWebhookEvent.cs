namespace Kamiyo.Storage.WebhookEvents;

/// <summary>A row that a search read.</summary>
/// <param name="Position">Its number on the way, from 1.</param>
/// <param name="IsMatch">Whether the filter lets it through.</param>
internal sealed record FoundWebhookEvent(WebhookEventSummary Event, long Position, bool IsMatch);
