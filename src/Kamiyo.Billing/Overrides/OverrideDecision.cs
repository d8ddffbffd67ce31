using Kamiyo.Billing.Audit;
using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Billing.Overrides;

/// <summary>What setting or ending an override means.</summary>
/// <param name="State">The state after it; the very state that went in when nothing changed.</param>
/// <param name="AuditEntries">Empty when nothing changed.</param>
public sealed record OverrideDecision(CustomerState State, IReadOnlyList<AuditEntry> AuditEntries);
