namespace Kamiyo.Gateway.RateLimits;

/// <summary>
/// Which bucket a client's requests are taken from. There are only so many, so that no number of addresses fills the memory; two
/// clients share one by chance, which nobody can aim for, because the hash is another in each process.
/// </summary>
internal static class ClientBucket
{
    public const int Count = 16_384;

    private const int AddressBytes = 16;

    public static int Of(HttpContext context)
    {
        Span<byte> bytes = stackalloc byte[AddressBytes];
        ClientAddress.Of(context).TryWriteBytes(bytes, out var length);
        var hash = default(HashCode);
        hash.AddBytes(bytes[..length]);
        return (int)((uint)hash.ToHashCode() % Count);
    }
}
