namespace Kamiyo.StripeApi;

/// <summary>How to reach Stripe's API at this moment; a record without the key in its text.</summary>
/// <param name="BaseAddress"><c>https://api.stripe.com/</c>, or a test's own.</param>
/// <param name="SecretKey"><c>sk_…</c> or <c>rk_…</c>; null when there is none.</param>
public sealed record StripeApiAccess(Uri BaseAddress, string? SecretKey)
{
    public static readonly Uri DefaultBaseAddress = new("https://api.stripe.com/");

    /// <summary>Never the key: this ends up in logs.</summary>
    public override string ToString() => $"{BaseAddress} {(SecretKey is null ? "without" : "with")} a key";
}
