using System.Text;
using Kamiyo.Billing.Events;
using Kamiyo.Gateway.Json;
using Kamiyo.Storage.Subscriptions;

namespace Kamiyo.Gateway.Webhooks;

/// <summary>What one event did to its customer.</summary>
internal sealed record TimelineEntryResponse(
    string EventId,
    string CustomerId,
    string Type,
    EventOutcome Outcome,
    string Summary,
    RawJson? Before,
    RawJson After,
    DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt)
{
    public static TimelineEntryResponse Of(TimelineEntry entry) => new(
        entry.EventId,
        entry.CustomerId,
        entry.Type,
        entry.Outcome,
        entry.Summary,
        entry.Before is null ? null : ToRaw(entry.Before),
        ToRaw(entry.After),
        entry.OccurredAt,
        entry.RecordedAt);

    private static RawJson ToRaw(string json) => new(Encoding.UTF8.GetBytes(json));
}
