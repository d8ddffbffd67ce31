using System.Security.Cryptography;
using System.Text;

namespace Kamiyo.Gateway.Tests.Events;

/// <summary>A right signature made from what the real signer refuses: a time that is no number, an empty secret.</summary>
internal static class Signed
{
    public static string With(byte[] body, string secret, string time)
    {
        byte[] signedText = [.. Encoding.UTF8.GetBytes($"{time}."), .. body];
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signedText);
        return $"t={time},v1={Convert.ToHexStringLower(hash)}";
    }
}
