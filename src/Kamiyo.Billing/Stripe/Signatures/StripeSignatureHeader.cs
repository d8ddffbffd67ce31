using System.Globalization;

namespace Kamiyo.Billing.Stripe.Signatures;

/// <summary>
/// A parsed <c>Stripe-Signature</c> header: <c>t=…,v1=…[,v1=…][,v0=…]</c>. Parsing accepts any text, never throws and never allocates.
/// </summary>
public readonly ref struct StripeSignatureHeader
{
    private readonly ReadOnlySpan<char> _header;

    private StripeSignatureHeader(ReadOnlySpan<char> header, ReadOnlySpan<char> timestampText, long timestamp)
    {
        _header = header;
        TimestampText = timestampText;
        Timestamp = timestamp;
    }

    /// <summary><c>t</c> exactly as sent: Stripe signs the text, so <c>007</c> is not <c>7</c>.</summary>
    public ReadOnlySpan<char> TimestampText { get; }

    /// <summary><c>t</c> in unix seconds. Of several, the first counts.</summary>
    public long Timestamp { get; }

    /// <summary>The <c>v1</c> values in order. Other schemes are skipped: accepting Stripe's test-only <c>v0</c> would be a downgrade.</summary>
    public SignatureEnumerator GetEnumerator() => new(_header);

    /// <summary>False when an item has no <c>=</c>, <c>t</c> is absent or not a number, or there is no <c>v1</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out StripeSignatureHeader header)
    {
        header = default;
        ReadOnlySpan<char> timestampText = default;
        var hasTimestamp = false;
        var hasSignature = false;
        foreach (var range in text.Split(','))
        {
            if (!TrySplit(text[range], out var name, out var value))
            {
                return false;
            }

            if (name is "t" && !hasTimestamp)
            {
                timestampText = value;
                hasTimestamp = true;
            }

            hasSignature |= name is "v1";
        }

        if (!hasSignature || !long.TryParse(timestampText, NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp))
        {
            return false;
        }

        header = new StripeSignatureHeader(text, timestampText, timestamp);
        return true;
    }

    private static bool TrySplit(ReadOnlySpan<char> item, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        item = item.Trim();
        var separator = item.IndexOf('=');
        name = separator < 0 ? default : item[..separator];
        value = separator < 0 ? default : item[(separator + 1)..];
        return separator >= 0;
    }

    /// <summary>Walks the <c>v1</c> values of a header that parsed.</summary>
    public ref struct SignatureEnumerator
    {
        private readonly ReadOnlySpan<char> _header;
        private MemoryExtensions.SpanSplitEnumerator<char> _items;

        internal SignatureEnumerator(ReadOnlySpan<char> header)
        {
            _header = header;
            _items = header.Split(',');
        }

        public ReadOnlySpan<char> Current { get; private set; }

        public bool MoveNext()
        {
            while (_items.MoveNext())
            {
                if (TrySplit(_header[_items.Current], out var name, out var value) && name is "v1")
                {
                    Current = value;
                    return true;
                }
            }

            return false;
        }
    }
}
