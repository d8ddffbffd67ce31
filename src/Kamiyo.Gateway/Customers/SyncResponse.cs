using System.Collections.Immutable;
using Kamiyo.Grains.Interfaces.Subscriptions;

namespace Kamiyo.Gateway.Customers;

/// <summary>What a sync found and did.</summary>
/// <param name="DryRun">Nothing was changed, only told.</param>
/// <param name="FetchedAt">By Stripe's clock; events that Stripe makes later win over what was fetched.</param>
/// <param name="Changed">Something was taken over, or would be.</param>
/// <param name="Differences">Those that stay as they are say why in <c>kept_because</c>.</param>
/// <param name="Before">The customer before; null when Kamiyo didn't know it.</param>
/// <param name="After">The customer after; null when Stripe had nothing to tell of an unknown one.</param>
internal sealed record SyncResponse(
    string CustomerId,
    bool DryRun,
    DateTimeOffset FetchedAt,
    bool Changed,
    ImmutableArray<SyncDifferenceSnapshot> Differences,
    CustomerSnapshot? Before,
    CustomerSnapshot? After);
