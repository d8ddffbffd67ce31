using Kamiyo.Billing.Plans;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>One Stripe subscription of a customer as of its newest applied event.</summary>
/// <param name="SubscriptionId"><c>sub_…</c>.</param>
/// <param name="Status">Stripe's own word, kept even when unknown here.</param>
/// <param name="Tier">The best tier among its items' prices.</param>
/// <param name="PriceId">The price that gives <paramref name="Tier"/>.</param>
/// <param name="Quantity">Of that price's item.</param>
/// <param name="CurrentPeriodEnd">Earliest end over its items; null when Stripe sent none.</param>
/// <param name="CancelAtPeriodEnd">A cancellation is scheduled.</param>
/// <param name="PastDueSince">When it became <c>past_due</c>; null in any other status. The grace period counts from here.</param>
/// <param name="Watermark">The newest event applied to it; null while only an invoice has told of it.</param>
public sealed record SubscriptionState(
    string SubscriptionId,
    string Status,
    Tier Tier,
    string? PriceId,
    long Quantity,
    DateTimeOffset? CurrentPeriodEnd,
    bool CancelAtPeriodEnd,
    DateTimeOffset? PastDueSince,
    Watermark? Watermark);
