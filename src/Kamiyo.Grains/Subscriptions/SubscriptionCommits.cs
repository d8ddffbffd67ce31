using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Grains.Outbox;
using Kamiyo.Grains.WebhookEvents;
using Kamiyo.Storage.Subscriptions;

namespace Kamiyo.Grains.Subscriptions;

/// <summary>From a decision to the rows that record it.</summary>
internal static class SubscriptionCommits
{
    public static SubscriptionCommit Of(
        TimelineCause cause, StoredSubscription? stored, Decision decision, PlanCatalog plans, OutboxChannels channels, DateTimeOffset now)
    {
        var before = stored is null ? null : CustomerStandings.Evaluate(stored.State, plans, now);
        var after = CustomerStandings.Evaluate(decision.State, plans, now);
        var record = new SubscriptionRecord(decision.State, after, (stored?.Version ?? 0) + 1, now);
        var entry = new TimelineEntry(
            cause.EventId,
            decision.State.CustomerId,
            cause.Type,
            decision.Outcome,
            decision.Summary,
            before is null ? null : StandingJson.Serialize(before),
            StandingJson.Serialize(after),
            cause.OccurredAt,
            now);
        return new SubscriptionCommit(record, entry, decision.Payments)
        {
            Event = cause.Unfinished is { } unfinished
                ? FinishedWebhookEvents.Of(cause.EventId, cause.Type, unfinished, ApplyResults.Of(entry), now)
                : null,
            LearnsEmail = stored is { State.Email: null } && decision.State.Email is not null,
            AuditEntries = decision.AuditEntries,
            AnalyticsEvents = decision.AnalyticsEvents,
            OutboxEntries =
            [
                .. decision.Messages.SelectMany(message => OutboxEntries.Of(message, decision.State.CustomerId, channels)),
                .. OutboxEntries.OfChange(before, record, entry, channels),
            ],
        };
    }
}
