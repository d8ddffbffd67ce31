using Orleans;

namespace Kamiyo.Grains.Interfaces.Subscriptions;

/// <summary>A stored event for its customer.</summary>
/// <param name="Payload">The exact bytes that Stripe signed.</param>
/// <param name="Unfinished">Its row, to be finished with the commit; null leaves the row to the caller.</param>
[GenerateSerializer, Immutable]
public sealed record ApplyWebhookEvent(
    [property: Id(0)] string EventId,
    [property: Id(1)] string Type,
    [property: Id(2)] ReadOnlyMemory<byte> Payload,
    [property: Id(3)] UnfinishedEvent? Unfinished = null);
