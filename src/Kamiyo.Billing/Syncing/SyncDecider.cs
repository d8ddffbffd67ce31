using Kamiyo.Billing.Audit;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Billing.Syncing;

/// <summary>
/// Decides what a state fetched from Stripe means. Pure. It counts as an event made when it was fetched: it wins over what was made before
/// and loses against what was made later, by the same merges as events. Where both sides say the same nothing changes, not even a watermark,
/// so a second sync is without effect. It writes to no customer: a mail about an old change would only confuse, and the event that tells of it
/// may still come.
/// </summary>
public static class SyncDecider
{
    private const int MaxSummarized = 5;

    /// <exception cref="UnprocessableEventException">A living subscription has no price that a plan knows.</exception>
    public static SyncDecision Decide(CustomerState state, FetchedCustomer fetched, PlanCatalog plans)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(fetched);
        ArgumentNullException.ThrowIfNull(plans);
        var draft = new SyncDraft(state, fetched, plans);
        draft.AddEmail();
        foreach (var subscription in fetched.Subscriptions)
        {
            draft.Add(subscription);
        }

        foreach (var subscriptionId in fetched.MissingSubscriptions)
        {
            draft.AddMissing(subscriptionId);
        }

        var taken = draft.Differences.Where(difference => difference.IsTakenOver).ToList();
        var decision = new Decision(
            taken.Count == 0 ? EventOutcome.Ignored : EventOutcome.Applied, Summarize(fetched, taken), draft.State, draft.Payments)
        {
            AuditEntries = [.. taken.Select(difference => Audit(difference, fetched))],
            AnalyticsEvents = draft.AnalyticsEvents,
        };
        return new SyncDecision(decision, draft.Differences);
    }

    private static string Summarize(FetchedCustomer fetched, List<SyncDifference> taken)
    {
        var told = string.Join("; ", taken.Take(MaxSummarized));
        return taken.Count == 0 ? $"{fetched.Operator} synced from Stripe; nothing changed"
            : taken.Count <= MaxSummarized ? $"{fetched.Operator} synced from Stripe: {told}"
            : $"{fetched.Operator} synced from Stripe: {told}; and {taken.Count - MaxSummarized} more";
    }

    private static AuditEntry Audit(SyncDifference difference, FetchedCustomer fetched) => new(
        AuditActor.Operator(fetched.Operator),
        $"sync_{difference.Field}",
        difference.Subject,
        difference.Kamiyo,
        difference.Stripe,
        fetched.FetchedAt,
        "sync from Stripe");
}
