using System.Security.Cryptography;
using System.Text;

namespace Kamiyo.Delivery.OutgoingWebhooks;

/// <summary>A symmetric secret of the Standard Webhooks specification: <c>whsec_</c> and the base64 of its key.</summary>
public sealed class OutgoingWebhookSecret
{
    public const string Prefix = "whsec_";

    // As the specification recommends.
    public const int MinKeyBytes = 24;
    public const int MaxKeyBytes = 64;

    private readonly byte[] _key;

    private OutgoingWebhookSecret(byte[] key) => _key = key;

    /// <returns>Null when it is no such secret.</returns>
    public static OutgoingWebhookSecret? Parse(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text[Prefix.Length..], key, out var length) && length is >= MinKeyBytes and <= MaxKeyBytes
            ? new OutgoingWebhookSecret(key[..length])
            : null;
    }

    /// <returns>One entry of the header <c>webhook-signature</c>.</returns>
    public string Sign(string id, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hmac.AppendData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        hmac.AppendData(body);
        return $"v1,{Convert.ToBase64String(hmac.GetHashAndReset())}";
    }
}
