using System.Collections.Immutable;
using Orleans;

namespace Kamiyo.Grains.Interfaces.Subscriptions;

/// <summary>What was fetched from Stripe of a customer.</summary>
/// <param name="FetchedAt">Stripe's clock before the subscriptions were read: events made later win over them.</param>
/// <param name="Customer">The customer object, as Stripe sent it.</param>
/// <param name="Subscriptions">Its subscription objects, each as Stripe sent it, with the latest invoice expanded.</param>
/// <param name="MissingSubscriptions">Ids that this grain knows as living and that Stripe knows no more.</param>
/// <param name="Operator">Who asked: the name of the admin key.</param>
/// <param name="IsDryRun">Only tells what would change.</param>
[GenerateSerializer, Immutable]
public sealed record SyncFromStripe(
    [property: Id(0)] DateTimeOffset FetchedAt,
    [property: Id(1)] ReadOnlyMemory<byte> Customer,
    [property: Id(2)] ImmutableArray<ReadOnlyMemory<byte>> Subscriptions,
    [property: Id(3)] ImmutableArray<string> MissingSubscriptions,
    [property: Id(4)] string Operator,
    [property: Id(5)] bool IsDryRun);
