using System.Collections.Immutable;
using Orleans;

namespace Kamiyo.Grains.Interfaces.Subscriptions;

/// <summary>What a sync found, and what it did or, as a dry run, would do.</summary>
/// <param name="HasChanges">Something was, or would be, committed.</param>
/// <param name="Differences">Where both sides differed.</param>
/// <param name="Before">The customer before it; null when no event had told of it.</param>
/// <param name="After">The customer after it; null when Stripe has nothing to tell of it either.</param>
/// <param name="Problem">Why what Stripe sent can't be used, for operators; nothing was changed then.</param>
[GenerateSerializer, Immutable]
public sealed record SyncResult(
    [property: Id(0)] bool HasChanges,
    [property: Id(1)] ImmutableArray<SyncDifferenceSnapshot> Differences,
    [property: Id(2)] CustomerSnapshot? Before,
    [property: Id(3)] CustomerSnapshot? After,
    [property: Id(4)] string? Problem = null)
{
    public static SyncResult Unusable(string problem) => new(false, [], null, null, problem);
}
