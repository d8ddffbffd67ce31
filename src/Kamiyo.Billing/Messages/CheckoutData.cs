using Kamiyo.Billing.Payments;

namespace Kamiyo.Billing.Messages;

/// <param name="SessionId"><c>cs_…</c>.</param>
/// <param name="CustomerName">As typed in at the checkout.</param>
/// <param name="Total">Null when Stripe sent no amount.</param>
public sealed record CheckoutData(string SessionId, string? CustomerName, Money? Total) : MessageData;
