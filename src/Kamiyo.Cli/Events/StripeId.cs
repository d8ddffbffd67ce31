using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Kamiyo.Cli.Events;

/// <summary>Ids in Stripe's form: a prefix and base62 characters, 24 for most objects and 14 for those that Stripe made first.</summary>
public static class StripeId
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Long = 24;
    private const int Short = 14;

    public static string NewEvent() => "evt_" + RandomNumberGenerator.GetString(Base62, Long);

    public static string NewCustomer() => "cus_" + RandomNumberGenerator.GetString(Base62, Short);

    /// <summary>The same seed always gives the same id, so that events sent one by one speak of the same objects.</summary>
    public static string Derive(string prefix, string seed) => prefix + DeriveCharacters(prefix, seed, LengthFor(prefix));

    private static int LengthFor(string prefix) => prefix switch
    {
        "cus_" or "si_" or "prod_" or "req_" => Short,
        "cs_test_" => 58,
        _ => Long,
    };

    private static string DeriveCharacters(string prefix, string seed, int length)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{prefix}:{seed}");
        var number = new BigInteger(SHA512.HashData(Encoding.UTF8.GetBytes(text)), isUnsigned: true);
        var characters = new char[length];
        for (var index = 0; index < length; index++)
        {
            number = BigInteger.DivRem(number, Base62.Length, out var remainder);
            characters[index] = Base62[(int)remainder];
        }

        return new string(characters);
    }
}
