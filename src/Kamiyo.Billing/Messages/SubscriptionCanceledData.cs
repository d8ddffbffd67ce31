namespace Kamiyo.Billing.Messages;

/// <param name="SubscriptionId"><c>sub_…</c>.</param>
/// <param name="Plan">The plan that ended; null when no plan knows its price any more.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Reason">Stripe's word, such as <c>payment_failed</c>.</param>
public sealed record SubscriptionCanceledData(string SubscriptionId, string? Plan, DateTimeOffset? EndedAt, string? Reason) : MessageData;
