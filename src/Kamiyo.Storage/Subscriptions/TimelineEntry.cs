using Kamiyo.Billing.Events;

namespace Kamiyo.Storage.Subscriptions;

/// <summary>A row of <c>subscription_timeline</c>: what one event did to its customer. Its key is the second of the two locks.</summary>
/// <param name="Before">The standing before the event, as JSON; null for the first.</param>
/// <param name="After">The standing after it, as JSON.</param>
/// <param name="OccurredAt">The event's <c>created</c>.</param>
/// <param name="RecordedAt">When it was committed.</param>
public sealed record TimelineEntry(
    string EventId,
    string CustomerId,
    string Type,
    EventOutcome Outcome,
    string Summary,
    string? Before,
    string After,
    DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt);
