using Kamiyo.Billing.Payments;

namespace Kamiyo.Storage.Subscriptions;

/// <summary>Everything one event changes, in one transaction.</summary>
/// <param name="Subscription">The new row; its version is the expected stored one plus one.</param>
/// <param name="Entry">The timeline row of the event.</param>
/// <param name="Payments">Payments to insert or bring up to date.</param>
public sealed record SubscriptionCommit(SubscriptionRecord Subscription, TimelineEntry Entry, IReadOnlyList<Payment> Payments);
