namespace Kamiyo.Billing.Subscriptions;

/// <summary>The event that a customer's detail was taken from: the newest one that told it, by time and then by id.</summary>
/// <param name="CreatedAt">The event's <c>created</c>.</param>
/// <param name="EventId">Breaks ties of one second, the same way in every order of delivery.</param>
public sealed record FactStamp(DateTimeOffset CreatedAt, string EventId)
{
    public bool IsNewerThan(FactStamp? other) =>
        other is null
        || CreatedAt > other.CreatedAt
        || (CreatedAt == other.CreatedAt && string.CompareOrdinal(EventId, other.EventId) > 0);
}
