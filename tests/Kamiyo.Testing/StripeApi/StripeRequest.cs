namespace Kamiyo.Testing.StripeApi;

/// <summary>A request as the fake of Stripe's API got it.</summary>
public sealed record StripeRequest(string PathAndQuery, string? Version, string? Account);
