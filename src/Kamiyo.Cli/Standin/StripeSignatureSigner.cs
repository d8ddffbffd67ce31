using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kamiyo.Billing.Stripe.Signatures;

public static class StripeSignatureSigner
{
    public static string Sign(ReadOnlySpan<byte> body, string secret, DateTimeOffset timestamp)
    {
        var t = timestamp.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes(t + "."));
        hash.AppendData(body);
        return $"t={t},v1={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
