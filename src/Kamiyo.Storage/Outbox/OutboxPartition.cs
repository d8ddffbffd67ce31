using System.Security.Cryptography;
using System.Text;

namespace Kamiyo.Storage.Outbox;

/// <summary>Spreads messages over partitions; a customer's messages share one. Stored with the row.</summary>
public static class OutboxPartition
{
    /// <summary>May grow: rows keep the partition they have. To shrink it, the higher partitions must be empty first.</summary>
    public const int Count = 4;

    // Not string.GetHashCode, which differs from process to process.
    public static int Of(OutboxEntry entry) => Of(entry.CustomerId ?? entry.Subject);

    /// <param name="key">The customer's id, or the subject of a message that concerns no customer.</param>
    public static int Of(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        return hash[0] % Count;
    }
}
