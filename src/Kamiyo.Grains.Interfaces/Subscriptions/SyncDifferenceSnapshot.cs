using Orleans;

namespace Kamiyo.Grains.Interfaces.Subscriptions;

/// <summary>One thing that Kamiyo knew otherwise than Stripe.</summary>
/// <param name="Subject">The subscription, invoice or customer.</param>
/// <param name="Field">What differs; <c>subscription</c> when it isn't on one side at all.</param>
/// <param name="Kamiyo">Kamiyo's side; null for nothing.</param>
/// <param name="Stripe">Stripe's side; null for nothing.</param>
/// <param name="KeptBecause">Why Kamiyo's side stays; null when Stripe's is taken over.</param>
[GenerateSerializer, Immutable]
public sealed record SyncDifferenceSnapshot(
    [property: Id(0)] string Subject,
    [property: Id(1)] string Field,
    [property: Id(2)] string? Kamiyo,
    [property: Id(3)] string? Stripe,
    [property: Id(4)] string? KeptBecause);
