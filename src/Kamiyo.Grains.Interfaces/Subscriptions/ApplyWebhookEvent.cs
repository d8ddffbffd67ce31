using Orleans;

namespace Kamiyo.Grains.Interfaces.Subscriptions;

/// <summary>A stored event for its customer.</summary>
/// <param name="Payload">The exact bytes that Stripe signed.</param>
[GenerateSerializer, Immutable]
public sealed record ApplyWebhookEvent(
    [property: Id(0)] string EventId,
    [property: Id(1)] string Type,
    [property: Id(2)] ReadOnlyMemory<byte> Payload);
