using Kamiyo.Billing.Audit;

namespace Kamiyo.Storage.Audit;

/// <summary>A row of <c>audit_log</c> as read back.</summary>
/// <param name="EventId">The timeline entry that it was committed with.</param>
/// <param name="RecordedAt">When it was committed.</param>
public sealed record StoredAuditEntry(long AuditId, string CustomerId, string? EventId, AuditEntry Entry, DateTimeOffset RecordedAt);
