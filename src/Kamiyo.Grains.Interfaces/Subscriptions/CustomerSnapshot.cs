using System.Collections.Immutable;
using Orleans;

namespace Kamiyo.Grains.Interfaces.Subscriptions;

/// <summary>A customer as the API shows it; field meanings as in docs/api.md.</summary>
/// <param name="Override">What an operator set; null when nothing is in force.</param>
[GenerateSerializer, Immutable]
public sealed record CustomerSnapshot(
    [property: Id(0)] string CustomerId,
    [property: Id(1)] string? UserId,
    [property: Id(2)] string? Email,
    [property: Id(3)] string SubscriptionTier,
    [property: Id(4)] string SubscriptionStatus,
    [property: Id(5)] bool ApiAccess,
    [property: Id(6)] ImmutableArray<string> Features,
    [property: Id(7)] DateTimeOffset? PaidThrough,
    [property: Id(8)] bool CancelAtPeriodEnd,
    [property: Id(9)] ImmutableArray<SubscriptionSnapshot> Subscriptions,
    [property: Id(10)] long Version,
    [property: Id(11)] DateTimeOffset UpdatedAt,
    [property: Id(12)] OperatorOverride? Override);
