using System.Collections.Immutable;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.Builders;

internal static class Commit
{
    public static SubscriptionCommit Of(
        string eventId, string customerId = "cus_1", long version = 1, Tier tier = Tier.Pro, params IReadOnlyList<Payment> payments) =>
        new(
            new SubscriptionRecord(
                State(customerId, tier),
                new CustomerStanding(tier, "active", ApiAccess: true, Features: ["api"], CancelAtPeriodEnd: false),
                version,
                Event.Noon.AddMinutes(version)),
            Entry(eventId, customerId),
            payments);

    public static SubscriptionCommit WithAfter(this SubscriptionCommit commit, string after) =>
        commit with { Entry = commit.Entry with { After = after } };

    public static SubscriptionCommit WithEmail(this SubscriptionCommit commit, string? email) => commit with
    {
        Subscription = commit.Subscription with { State = commit.Subscription.State with { Email = email } },
    };

    public static SubscriptionCommit LearningEmail(this SubscriptionCommit commit, string email) =>
        commit.WithEmail(email) with { LearnsEmail = true };

    public static SubscriptionCommit WithMessages(this SubscriptionCommit commit, params IReadOnlyList<OutboxEntry> entries) =>
        commit with { OutboxEntries = entries };

    /// <summary>One of every record that a commit can have.</summary>
    public static SubscriptionCommit WithRecords(this SubscriptionCommit commit, string subject = "sub_1") => commit with
    {
        Payments = [Payment($"in_{subject}")],
        AuditEntries = [Change.Audit(subject: subject)],
        AnalyticsEvents = [Change.Analytics(subject: subject)],
        OutboxEntries = [Message.Mail(subject: subject, customerId: commit.Subscription.State.CustomerId)],
    };

    /// <summary>With the row that <see cref="Event.Processed"/> makes of it.</summary>
    public static SubscriptionCommit Finishing(this SubscriptionCommit commit, WebhookEvent current)
    {
        var next = current.Processed();
        return commit with
        {
            Event = new FinishedWebhookEvent(
                next.EventId, next.Type, next.ReceivedAt, current.Status, next.Status, next.Attempts, next.ProcessedAt!.Value, next.Outcome!, next.Version),
        };
    }

    public static Payment Payment(
        string paymentId = "in_1", PaymentStatus status = PaymentStatus.Failed, int attempt = 1, int second = 0, string eventId = "evt_payment") =>
        new(paymentId, paymentId, status, 8900, "usd", attempt, eventId, Event.Noon.AddSeconds(second));

    private static CustomerState State(string customerId, Tier tier) => CustomerState.New(customerId) with
    {
        UserId = "user-1",
        Email = "someone@example.com",
        PaidThrough = Event.Noon.AddDays(30),
        Subscriptions = ImmutableSortedDictionary.Create<string, SubscriptionState>(StringComparer.Ordinal).Add(
            "sub_1",
            new SubscriptionState(
                "sub_1",
                "active",
                tier,
                "price_1",
                Quantity: 3,
                CurrentPeriodEnd: Event.Noon.AddDays(30),
                CancelAtPeriodEnd: false,
                PastDueSince: null,
                new Watermark(Event.Noon, 1, "evt_0"))),
    };

    private static TimelineEntry Entry(string eventId, string customerId) => new(
        eventId,
        customerId,
        "customer.subscription.updated",
        EventOutcome.Applied,
        "Free → Pro",
        Before: null,
        After: """{"tier": "pro"}""",
        OccurredAt: Event.Noon,
        RecordedAt: Event.Noon.AddSeconds(2));
}
