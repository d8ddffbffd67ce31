using System.Collections.Immutable;
using Orleans;

namespace Kamiyo.Grains.Interfaces.Subscriptions;

/// <summary>All that a customer may do at one moment.</summary>
/// <param name="Reason">Why it is so, for people.</param>
/// <param name="Until">When it changes without anything else happening; null when nothing is scheduled.</param>
/// <param name="Features">Names of the features that are on.</param>
/// <param name="Limits">Numeric limits by name; what isn't named isn't allowed at all.</param>
/// <param name="Override">What an operator set; null when nothing is in force.</param>
[GenerateSerializer, Immutable]
public sealed record EntitlementsSnapshot(
    [property: Id(0)] string CustomerId,
    [property: Id(1)] string? UserId,
    [property: Id(2)] string SubscriptionTier,
    [property: Id(3)] string SubscriptionStatus,
    [property: Id(4)] bool ApiAccess,
    [property: Id(5)] string Reason,
    [property: Id(6)] DateTimeOffset? Until,
    [property: Id(7)] ImmutableArray<string> Features,
    [property: Id(8)] ImmutableDictionary<string, long> Limits,
    [property: Id(9)] OperatorOverride? Override);
