using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Kamiyo.Billing.Stripe.Signatures;

/// <summary>The text that Stripe signs, <c>t.body</c>, in a pooled buffer: one copy is cheaper than an incremental hash object a request.</summary>
internal readonly ref struct StripeSignatureHash
{
    /// <summary>Length of a signature in lower-case hex.</summary>
    public const int HexLength = HMACSHA256.HashSizeInBytes * 2;

    private readonly byte[] _buffer;
    private readonly int _length;

    public StripeSignatureHash(ReadOnlySpan<char> timestamp, ReadOnlySpan<byte> body)
    {
        _length = timestamp.Length + 1 + body.Length;
        _buffer = ArrayPool<byte>.Shared.Rent(_length);
        Encoding.ASCII.GetBytes(timestamp, _buffer);
        _buffer[timestamp.Length] = (byte)'.';
        body.CopyTo(_buffer.AsSpan(timestamp.Length + 1));
    }

    /// <summary>Writes the signature under <paramref name="key"/> as lower-case hex.</summary>
    public void WriteHex(ReadOnlySpan<byte> key, Span<byte> hex)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, _buffer.AsSpan(0, _length), hash);
        Convert.TryToHexStringLower(hash, hex, out _);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
