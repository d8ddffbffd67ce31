using System.Security.Cryptography;
using System.Text;

namespace Kamiyo.Storage.Outbox;

/// <summary>Spreads messages over partitions; a customer's messages share one. Stored with the row.</summary>
internal static class OutboxPartition
{
    /// <summary>May grow: rows keep the partition they have. To shrink it, the higher partitions must be empty first.</summary>
    public const int Count = 4;

    // Not string.GetHashCode, which differs from process to process.
    public static int Of(OutboxEntry entry)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(entry.CustomerId ?? entry.Subject), hash);
        return hash[0] % Count;
    }
}
