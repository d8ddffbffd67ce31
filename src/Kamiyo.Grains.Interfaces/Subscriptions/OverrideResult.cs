using Orleans;

namespace Kamiyo.Grains.Interfaces.Subscriptions;

/// <param name="Outcome">What became of the request.</param>
/// <param name="Customer">The customer after it; null unless <see cref="OverrideOutcome.Done"/>.</param>
[GenerateSerializer, Immutable]
public sealed record OverrideResult([property: Id(0)] OverrideOutcome Outcome, [property: Id(1)] CustomerSnapshot? Customer);
