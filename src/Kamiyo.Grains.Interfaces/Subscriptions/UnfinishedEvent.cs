using Orleans;

namespace Kamiyo.Grains.Interfaces.Subscriptions;

/// <summary>An event's row as its grain knows it, so that the customer's commit can finish the event in the same transaction.</summary>
/// <param name="HasFailed">Earlier attempts failed; otherwise it was never attempted.</param>
/// <param name="Attempts">Made so far.</param>
/// <param name="Version">Of the row; if another writer has changed it, the commit leaves the row alone.</param>
[GenerateSerializer, Immutable]
public sealed record UnfinishedEvent(
    [property: Id(0)] DateTimeOffset ReceivedAt,
    [property: Id(1)] bool HasFailed,
    [property: Id(2)] int Attempts,
    [property: Id(3)] long Version);
