using System.Collections.Immutable;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Billing.Syncing;

/// <summary>All that was fetched from Stripe of one customer.</summary>
/// <param name="SyncId"><c>sync_…</c>, in the place of an event id.</param>
/// <param name="FetchedAt">Stripe's clock before the subscriptions were read, whole seconds: they are at least as new as every event made before.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Subscriptions">All of them, ended ones too.</param>
/// <param name="MissingSubscriptions">Those that Kamiyo knew as living and that Stripe knows no more.</param>
/// <param name="Operator">The name of the admin key that asked.</param>
public sealed record FetchedCustomer(
    string SyncId,
    DateTimeOffset FetchedAt,
    StripeCustomer Customer,
    ImmutableArray<FetchedSubscription> Subscriptions,
    ImmutableArray<string> MissingSubscriptions,
    string Operator);
