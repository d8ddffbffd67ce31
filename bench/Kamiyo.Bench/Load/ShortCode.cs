namespace Kamiyo.Bench.Load;

/// <summary>
/// Eleven base62 characters for a number, as scattered as Stripe's ids are: ids that count upwards would all go to the
/// right edge of every index, which flatters a database.
/// </summary>
internal static class ShortCode
{
    public const int Length = 11;

    /// <summary>The digits of Stripe's ids, in their order.</summary>
    public static ReadOnlySpan<byte> Base62 => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8;

    /// <summary>Different numbers give different codes.</summary>
    public static void Write(ulong number, Span<byte> code)
    {
        var rest = Scatter(number);
        for (var index = 0; index < Length; index++)
        {
            (rest, var digit) = Math.DivRem(rest, (ulong)Base62.Length);
            code[index] = Base62[(int)digit];
        }
    }

    public static string Of(ulong number)
    {
        Span<byte> code = stackalloc byte[Length];
        Write(number, code);
        return System.Text.Encoding.ASCII.GetString(code);
    }

    // The finisher of SplitMix64: each step can be undone, so no two numbers meet.
    private static ulong Scatter(ulong number)
    {
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}
