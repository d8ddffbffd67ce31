using Orleans;

namespace Kamiyo.Grains.Interfaces.Subscriptions;

/// <summary>One Stripe subscription of a customer.</summary>
[GenerateSerializer, Immutable]
public sealed record SubscriptionSnapshot(
    [property: Id(0)] string SubscriptionId,
    [property: Id(1)] string Status,
    [property: Id(2)] string Tier,
    [property: Id(3)] string? PriceId,
    [property: Id(4)] long Quantity,
    [property: Id(5)] DateTimeOffset? CurrentPeriodEnd,
    [property: Id(6)] bool CancelAtPeriodEnd);
