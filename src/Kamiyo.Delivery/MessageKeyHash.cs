using System.Security.Cryptography;
using System.Text;

namespace Kamiyo.Delivery;

/// <summary>
/// The same short name for the same message key, in characters that any header and file name takes: every attempt to deliver
/// a message carries it, so that a receiver recognises one that it has already.
/// </summary>
internal static class MessageKeyHash
{
    private const int Bytes = 16;

    /// <returns>32 lower-case hexadecimal digits.</returns>
    public static string Of(string messageKey) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageKey)).AsSpan(0, Bytes));
}
