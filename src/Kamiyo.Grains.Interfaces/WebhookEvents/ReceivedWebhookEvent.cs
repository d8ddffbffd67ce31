using Orleans;

namespace Kamiyo.Grains.Interfaces.WebhookEvents;

/// <summary>A verified event on its way into the store.</summary>
/// <param name="Payload">The exact bytes that Stripe signed. Owned by the message: never a pooled buffer.</param>
[GenerateSerializer, Immutable]
public sealed record ReceivedWebhookEvent(
    [property: Id(0)] string EventId,
    [property: Id(1)] string Type,
    [property: Id(2)] string? ApiVersion,
    [property: Id(3)] string? Account,
    [property: Id(4)] bool Livemode,
    [property: Id(5)] string? CustomerId,
    [property: Id(6)] DateTimeOffset CreatedAt,
    [property: Id(7)] DateTimeOffset ReceivedAt,
    [property: Id(8)] ReadOnlyMemory<byte> Payload);
