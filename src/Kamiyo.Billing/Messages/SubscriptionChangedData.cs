using System.Collections.Immutable;
using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Billing.Messages;

/// <param name="SubscriptionId"><c>sub_…</c>.</param>
/// <param name="Plan">The plan's name after the change.</param>
/// <param name="Changes">Each with both its sides.</param>
/// <param name="CurrentPeriodEnd">When it renews.</param>
/// <param name="CancelAt">When a scheduled cancellation takes effect.</param>
public sealed record SubscriptionChangedData(
    string SubscriptionId,
    string? Plan,
    ImmutableArray<SubscriptionChange> Changes,
    DateTimeOffset? CurrentPeriodEnd,
    DateTimeOffset? CancelAt) : MessageData;
