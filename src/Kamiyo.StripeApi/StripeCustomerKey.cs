namespace Kamiyo.StripeApi;

/// <summary>A customer at Stripe.</summary>
/// <param name="Account">The connected account (<c>acct_…</c>) that it belongs to; null for one's own.</param>
/// <param name="CustomerId"><c>cus_…</c>.</param>
public sealed record StripeCustomerKey(string? Account, string CustomerId)
{
    /// <summary>Reads <c>cus_…</c> or <c>acct_…/cus_…</c>.</summary>
    public static StripeCustomerKey Parse(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new StripeCustomerKey(null, key) : new StripeCustomerKey(key[..slash], key[(slash + 1)..]);
    }
}
