using Orleans;

namespace Kamiyo.Grains.Interfaces.Subscriptions;

/// <summary>Whether a customer may do one thing.</summary>
/// <param name="Reason">Why, or why not, for people.</param>
/// <param name="Until">When the answer may change without anything else happening; null when nothing is scheduled.</param>
/// <param name="Limit">How much of it; null for a feature, and for a limit that the plan doesn't name.</param>
[GenerateSerializer, Immutable]
public sealed record EntitlementAnswer(
    [property: Id(0)] bool Allowed,
    [property: Id(1)] string Reason,
    [property: Id(2)] DateTimeOffset? Until,
    [property: Id(3)] long? Limit);
