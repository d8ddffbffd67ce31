namespace Kamiyo.Billing.Subscriptions;

/// <summary>One line of a subscription: a price, so many times.</summary>
/// <param name="ItemId"><c>si_…</c>; stays the same when the price or the quantity changes.</param>
/// <param name="PriceId"><c>price_…</c>, or an old <c>plan_…</c>; null when the event names none.</param>
/// <param name="Quantity">1 where Stripe sends none, as for metered prices.</param>
/// <param name="UnitAmount">In the minor unit of <paramref name="Currency"/>; null for tiered and metered prices.</param>
/// <param name="Currency">ISO 4217, lower case.</param>
/// <param name="Interval"><c>day</c>, <c>week</c>, <c>month</c> or <c>year</c>.</param>
/// <param name="IntervalCount">How many of them make a period.</param>
public sealed record SubscriptionItem(
    string ItemId,
    string? PriceId,
    long Quantity,
    long? UnitAmount = null,
    string? Currency = null,
    string? Interval = null,
    long IntervalCount = 1);
