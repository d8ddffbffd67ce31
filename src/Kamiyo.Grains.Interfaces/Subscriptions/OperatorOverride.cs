using Orleans;

namespace Kamiyo.Grains.Interfaces.Subscriptions;

/// <summary>What an operator sets by hand over what Stripe says.</summary>
/// <param name="SubscriptionTier"><c>free</c>, <c>pro</c>, <c>team</c> or <c>enterprise</c>; null leaves the tier as it is.</param>
/// <param name="SubscriptionStatus">A status in Stripe's words, which also decides access; null with a tier gives access for any tier above free.</param>
/// <param name="Reason">Why.</param>
/// <param name="Operator">Who: the name of the admin key.</param>
/// <param name="SetAt">When.</param>
/// <param name="EndsAt">When it ends by itself; after <paramref name="SetAt"/>.</param>
/// <param name="EndsWithNextEvent">It ends with the first subscription event that Stripe makes after <paramref name="SetAt"/>.</param>
[GenerateSerializer, Immutable]
public sealed record OperatorOverride(
    [property: Id(0)] string? SubscriptionTier,
    [property: Id(1)] string? SubscriptionStatus,
    [property: Id(2)] string Reason,
    [property: Id(3)] string Operator,
    [property: Id(4)] DateTimeOffset SetAt,
    [property: Id(5)] DateTimeOffset? EndsAt,
    [property: Id(6)] bool EndsWithNextEvent);
