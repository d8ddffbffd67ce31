using Kamiyo.Billing.Events;
using Kamiyo.Billing.Payments;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>What one event means for one customer: the state after it and every record it leaves, to be committed together.</summary>
/// <param name="Outcome">Applied, stale or ignored.</param>
/// <param name="Summary">One line for the timeline, such as <c>Pro → Team</c>.</param>
/// <param name="State">The state after the event; the very state that went in when nothing changed.</param>
/// <param name="Payments">Payments to record.</param>
public sealed record Decision(
    EventOutcome Outcome,
    string Summary,
    CustomerState State,
    IReadOnlyList<Payment> Payments);
