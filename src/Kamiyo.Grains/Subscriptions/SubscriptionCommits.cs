using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Storage.Subscriptions;

namespace Kamiyo.Grains.Subscriptions;

/// <summary>From a decision to the rows that record it.</summary>
internal static class SubscriptionCommits
{
    public static SubscriptionCommit Of(TimelineCause cause, StoredSubscription? stored, Decision decision, PlanCatalog plans, DateTimeOffset now)
    {
        var before = stored is null ? null : CustomerStandings.Evaluate(stored.State, plans, now);
        var after = CustomerStandings.Evaluate(decision.State, plans, now);
        return new SubscriptionCommit(
            new SubscriptionRecord(decision.State, after, (stored?.Version ?? 0) + 1, now),
            new TimelineEntry(
                cause.EventId,
                decision.State.CustomerId,
                cause.Type,
                decision.Outcome,
                decision.Summary,
                before is null ? null : StandingJson.Serialize(before),
                StandingJson.Serialize(after),
                cause.OccurredAt,
                now),
            decision.Payments)
        {
            AuditEntries = decision.AuditEntries,
            AnalyticsEvents = decision.AnalyticsEvents,
        };
    }
}
