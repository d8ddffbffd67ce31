namespace Kamiyo.StripeApi;

/// <summary>What Stripe's API says of a customer, each object as it was sent.</summary>
/// <param name="FetchedAt">Stripe's clock before the subscriptions were read; whole seconds.</param>
/// <param name="Customer">The customer object.</param>
/// <param name="Subscriptions">Its subscriptions, ended ones too, with the latest invoice expanded.</param>
/// <param name="MissingSubscriptions">Those asked for that Stripe doesn't know any more.</param>
public sealed record CustomerObjects(
    DateTimeOffset FetchedAt,
    ReadOnlyMemory<byte> Customer,
    IReadOnlyList<ReadOnlyMemory<byte>> Subscriptions,
    IReadOnlyList<string> MissingSubscriptions);
