using System.Text;

namespace Kamiyo.Billing.Tests.Stripe.Signatures;

/// <summary>Made with <c>printf 't.body' | openssl dgst -sha256 -hmac secret</c>, so that signer and verifier can't agree on the same mistake.</summary>
internal static class SignatureVectors
{
    public const string Secret = "whsec_example";
    public const string OtherSecret = "whsec_other";
    public const long Time = 1_700_000_000;
    public const string Signature = "3d0809b4b3aab6759d7b84fd265a1b6a265a71b9d56efe5cac644dc896947370";
    public const string SignatureUnderOther = "721d5d9544cebdd5874ee9da09b9412453dd54e71b59962b286d7916bdc50f5c";
    public const string SignatureOfEmptyBody = "f2ce10def6b01dbe65f901efbc106851ac9db936edf773b593801c842bb7a1a1";
    public const string SignatureIn2100 = "751beba2cdf6917582beb4faf27607494785828b826204f240dbb5d21febebea";
    public const string SignatureOfLeadingZeros = "0905b65021bcd8ca4f9b6c8195e2a9b6c1164332bfe86efd03d744a80e1ae255";
    public const string SignatureOfWordTime = "3206ce338bc070b8b2d6d087306a72ecc1cd0f60cf29caf6263be8e61d7273b0";
    public const string UnicodeSecret = "whsec_schlüssel";
    public const string UnicodeBody = """{"name":"Zoë"}""";
    public const string SignatureOfUnicode = "0c79983341b818bd08f446c8f4985d2878c9d4ef5c4b5ea0ba2da6ee62a80692";
    public const string SignatureOfInvalidUtf8 = "dbba7e7cd2528a1496e74b542145d6035ca51eb789a1774d1d93a78200b0a683";

    public static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"id":"evt_vector","object":"event"}""");

    /// <summary>Latin-1: not UTF-8, but bytes are bytes.</summary>
    public static readonly byte[] InvalidUtf8Body = [.. Encoding.UTF8.GetBytes("{\"name\":\"Zo"), 0xEB, (byte)'"', (byte)'}'];
}
