using Kamiyo.Billing.Analytics;
using Kamiyo.Billing.Audit;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Payments;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>What one event means for one customer: the state after it and every record it leaves, to be committed together.</summary>
/// <param name="Outcome">Applied, stale or ignored.</param>
/// <param name="Summary">One line for the timeline, such as <c>Pro → Team</c>.</param>
/// <param name="State">The state after the event, to be committed whatever the outcome; the very state that went in when nothing changed.</param>
/// <param name="Payments">Payments to record.</param>
public sealed record Decision(
    EventOutcome Outcome,
    string Summary,
    CustomerState State,
    IReadOnlyList<Payment> Payments)
{
    /// <summary>What really changed, and by whom.</summary>
    public IReadOnlyList<AuditEntry> AuditEntries { get; init; } = [];

    /// <summary>To be counted once by <see cref="AnalyticsEvent.Key"/>.</summary>
    public IReadOnlyList<AnalyticsEvent> AnalyticsEvents { get; init; } = [];

    /// <summary>To be sent once by kind, subject and discriminator; a stale event has its own too.</summary>
    public IReadOnlyList<Message> Messages { get; init; } = [];
}
