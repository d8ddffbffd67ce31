using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Syncing;

/// <summary>A subscription as Stripe's API gives it.</summary>
/// <param name="Subscription">As it is now.</param>
/// <param name="LatestInvoice">Null when there is none or it wasn't asked for.</param>
public sealed record FetchedSubscription(StripeSubscription Subscription, StripeInvoiceStatus? LatestInvoice);
