using Kamiyo.Billing.Audit;
using Kamiyo.Storage.Audit;

namespace Kamiyo.Gateway.Customers;

/// <summary>One change of a customer: who made it, from what to what.</summary>
internal sealed record AuditEntryResponse(
    AuditActorKind ActorKind,
    string? ActorName,
    string Action,
    string Subject,
    string? OldValue,
    string? NewValue,
    string? Reason,
    string? EventId,
    DateTimeOffset OccurredAt)
{
    public static AuditEntryResponse Of(StoredAuditEntry stored) => new(
        stored.Entry.Actor.Kind,
        stored.Entry.Actor.Name,
        stored.Entry.Action,
        stored.Entry.Subject,
        stored.Entry.Old,
        stored.Entry.New,
        stored.Entry.Reason,
        stored.EventId,
        stored.Entry.OccurredAt);
}
