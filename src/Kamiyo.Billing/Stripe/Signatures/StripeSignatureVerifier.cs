using System.Security.Cryptography;
using System.Text;

namespace Kamiyo.Billing.Stripe.Signatures;

/// <summary>Proves that a body came from Stripe. Runs at the door only: a stored event's <c>t</c> has expired by the time it is processed again.</summary>
public static class StripeSignatureVerifier
{
    /// <summary>Stripe's own default.</summary>
    public static readonly TimeSpan DefaultTolerance = TimeSpan.FromSeconds(300);

    /// <summary>Checks the signature first, then the time, so that a wrong secret is never reported as a wrong clock.</summary>
    /// <param name="header">The <c>Stripe-Signature</c> header as received, of any shape.</param>
    /// <param name="body">The raw bytes of the request, untouched.</param>
    /// <param name="secrets">Any of them may match.</param>
    /// <param name="now">Compared with <c>t</c> in whole seconds.</param>
    /// <param name="tolerance">How far <c>t</c> may lie in the past or the future; exactly this far still passes, zero means zero.</param>
    public static StripeSignatureCheck Verify(
        string? header, ReadOnlySpan<byte> body, StripeWebhookSecrets secrets, DateTimeOffset now, TimeSpan tolerance)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        if (string.IsNullOrWhiteSpace(header))
        {
            return StripeSignatureCheck.Refused(StripeSignatureStatus.MissingSignature);
        }

        if (!StripeSignatureHeader.TryParse(header, out var signature))
        {
            return StripeSignatureCheck.Refused(StripeSignatureStatus.MalformedSignature);
        }

        var secretIndex = FindMatchingSecret(signature, body, secrets);
        if (secretIndex == StripeSignatureCheck.NoSecret)
        {
            return StripeSignatureCheck.Refused(StripeSignatureStatus.SignatureMismatch);
        }

        var skew = now.ToUnixTimeSeconds() - signature.Timestamp;
        var status = Math.Abs((double)skew) > tolerance.TotalSeconds
            ? StripeSignatureStatus.TimestampOutOfTolerance
            : StripeSignatureStatus.Valid;
        return new StripeSignatureCheck(status, skew, secretIndex);
    }

    private static int FindMatchingSecret(StripeSignatureHeader signature, ReadOnlySpan<byte> body, StripeWebhookSecrets secrets)
    {
        using var hash = new StripeSignatureHash(signature.TimestampText, body);
        Span<byte> expected = stackalloc byte[StripeSignatureHash.HexLength];
        for (var index = 0; index < secrets.Count; index++)
        {
            hash.WriteHex(secrets.Key(index), expected);
            if (HasSignature(signature, expected))
            {
                return index;
            }
        }

        return StripeSignatureCheck.NoSecret;
    }

    private static bool HasSignature(StripeSignatureHeader header, ReadOnlySpan<byte> expected)
    {
        Span<byte> given = stackalloc byte[StripeSignatureHash.HexLength];
        var found = false;
        foreach (var signature in header)
        {
            // Compared as text: Stripe writes lower-case hex, and another length or character can't be its signature.
            found |= signature.Length == StripeSignatureHash.HexLength
                && Ascii.FromUtf16(signature, given, out _) == System.Buffers.OperationStatus.Done
                && CryptographicOperations.FixedTimeEquals(given, expected);
        }

        return found;
    }
}
