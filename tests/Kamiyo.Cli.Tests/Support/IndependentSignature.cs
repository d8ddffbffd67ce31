using System.Security.Cryptography;
using System.Text;

namespace Kamiyo.Cli.Tests.Support;

/// <summary>Stripe's signature scheme, written down a second time: HMAC-SHA256 over "t.body", keyed with the whole secret.</summary>
public static class IndependentSignature
{
    public static bool Matches(string header, string body, string secret)
    {
        var parts = header.Split(',').Select(part => part.Split('=', 2)).ToLookup(part => part[0], part => part[1]);
        var signed = Encoding.UTF8.GetBytes($"{parts["t"].Single()}.{body}");
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
        return parts["v1"].Contains(expected);
    }
}
