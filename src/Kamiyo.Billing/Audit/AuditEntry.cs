namespace Kamiyo.Billing.Audit;

/// <summary>One change that was made to a customer. Unlike messages these follow what really changed, so a stale event leaves none.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Action">What, such as <c>subscription_upgraded</c> or <c>override_set</c>.</param>
/// <param name="Subject">The subscription, invoice, session or customer that it happened to.</param>
/// <param name="Old">Before; null when there was nothing.</param>
/// <param name="New">After; null when nothing is left.</param>
/// <param name="OccurredAt">When; for an event its <c>created</c>.</param>
/// <param name="Reason">The operator's or Stripe's, if given.</param>
public sealed record AuditEntry(
    AuditActor Actor, string Action, string Subject, string? Old, string? New, DateTimeOffset OccurredAt, string? Reason = null);
