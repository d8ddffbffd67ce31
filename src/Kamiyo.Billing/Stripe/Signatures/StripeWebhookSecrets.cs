using System.Text;

namespace Kamiyo.Billing.Stripe.Signatures;

/// <summary>
/// The endpoint secrets in force, in the order of the setting. During a rotation Stripe signs with the old and the new one for up to a day,
/// and endpoints for snapshot and thin events have one each.
/// </summary>
public sealed class StripeWebhookSecrets
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly byte[][] _keys;

    /// <exception cref="ArgumentException">There is no secret, one is blank (anybody could sign with it), or one isn't valid Unicode.</exception>
    public StripeWebhookSecrets(IEnumerable<string> secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        _keys = [.. secrets.Select(ToKey)];
        if (_keys.Length == 0)
        {
            throw new ArgumentException("At least one webhook secret (whsec_…) is needed.", nameof(secrets));
        }
    }

    public int Count => _keys.Length;

    internal ReadOnlySpan<byte> Key(int index) => _keys[index];

    /// <summary>The key is the whole secret, <c>whsec_</c> included; unlike with other webhook schemes it isn't decoded.</summary>
    internal static byte[] ToKey(string secret, int index = 0) =>
        string.IsNullOrWhiteSpace(secret)
            ? throw new ArgumentException($"Webhook secret number {index + 1} is blank.", nameof(secret))
            : StrictUtf8.GetBytes(secret);
}
