using System.Collections.Immutable;
using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Billing.Stripe;

/// <summary>What an event says of a subscription.</summary>
/// <param name="SubscriptionId"><c>sub_…</c>.</param>
/// <param name="Status">Stripe's own word.</param>
/// <param name="Items">In Stripe's order; empty when the event carries none.</param>
/// <param name="CurrentPeriodEnd">The earliest end over the items, where newer API versions keep it; else the subscription's own.</param>
/// <param name="CancelAtPeriodEnd">A cancellation is scheduled, for the end of the period or for a date.</param>
/// <param name="CancelAt">When it takes effect; null when none is scheduled or Stripe didn't say.</param>
/// <param name="TrialEnd">When the trial ends or ended; null without one.</param>
/// <param name="EndedAt">When it ended; null while it lives.</param>
/// <param name="CancellationReason">Stripe's <c>cancellation_details.reason</c>.</param>
public sealed record StripeSubscription(
    string SubscriptionId,
    string Status,
    ImmutableArray<SubscriptionItem> Items,
    DateTimeOffset? CurrentPeriodEnd,
    bool CancelAtPeriodEnd,
    DateTimeOffset? CancelAt,
    DateTimeOffset? TrialEnd,
    DateTimeOffset? EndedAt,
    string? CancellationReason);
