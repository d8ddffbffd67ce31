using System.Globalization;
using System.Text;

namespace Kamiyo.Billing.Stripe.Signatures;

/// <summary>Signs a body as Stripe does, for the command line's test events and for tests.</summary>
public static class StripeSignatureSigner
{
    /// <returns>The value of a <c>Stripe-Signature</c> header.</returns>
    /// <exception cref="ArgumentException">The secret is blank.</exception>
    public static string Sign(ReadOnlySpan<byte> body, string secret, DateTimeOffset timestamp)
    {
        var t = timestamp.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hash = new StripeSignatureHash(t, body);
        Span<byte> hex = stackalloc byte[StripeSignatureHash.HexLength];
        hash.WriteHex(StripeWebhookSecrets.ToKey(secret), hex);
        return $"t={t},v1={Encoding.ASCII.GetString(hex)}";
    }
}
