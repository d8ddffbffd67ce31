using Kamiyo.Billing.Audit;
using Kamiyo.Storage.Subscriptions;

namespace Kamiyo.Storage.Audit;

/// <summary>A row of <c>audit_log</c> to write.</summary>
internal sealed record AuditRow(string CustomerId, string EventId, AuditEntry Entry, DateTimeOffset RecordedAt)
{
    public static IEnumerable<AuditRow> Of(SubscriptionCommit commit) => commit.AuditEntries.Select(
        entry => new AuditRow(commit.Subscription.State.CustomerId, commit.Entry.EventId, entry, commit.Entry.RecordedAt));
}
