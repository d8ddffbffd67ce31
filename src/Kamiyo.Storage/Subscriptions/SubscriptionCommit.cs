using Kamiyo.Billing.Analytics;
using Kamiyo.Billing.Audit;
using Kamiyo.Billing.Payments;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Subscriptions;

/// <summary>Everything one event changes, in one transaction.</summary>
/// <param name="Subscription">The new row; its version is the expected stored one plus one.</param>
/// <param name="Entry">The timeline row of the event.</param>
/// <param name="Payments">Payments to insert or bring up to date.</param>
public sealed record SubscriptionCommit(SubscriptionRecord Subscription, TimelineEntry Entry, IReadOnlyList<Payment> Payments)
{
    /// <summary>What changed, and by whom.</summary>
    public IReadOnlyList<AuditEntry> AuditEntries { get; init; } = [];

    /// <summary>Counted once by their key; those that are stored already are left as they are.</summary>
    public IReadOnlyList<AnalyticsEvent> AnalyticsEvents { get; init; } = [];

    /// <summary>
    /// To be sent once by their key; those that are stored already are left as they are. An e-mail without recipient goes to
    /// the customer's address, and waits for it while the state has none.
    /// </summary>
    public IReadOnlyList<OutboxEntry> OutboxEntries { get; init; } = [];

    /// <summary>The row of the event that it applies, finished with it; null when no stored event is its cause.</summary>
    public FinishedWebhookEvent? Event { get; init; }

    /// <summary>The state before knew no e-mail address and this one does: messages that waited for it are sent on.</summary>
    public bool LearnsEmail { get; init; }
}
