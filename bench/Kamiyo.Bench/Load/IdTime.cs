namespace Kamiyo.Bench.Load;

/// <summary>
/// The second in which Stripe made an id, as it stands in it: five base62 characters after the version, as the examples in its API reference show
/// (<c>evt_1NG8Du…</c> was created at 1686089970, <c>sub_1MowQV…</c> at 1679609767). So ids that are made together lie together in an index, though the rest of
/// them is random.
/// </summary>
internal static class IdTime
{
    public const int Length = 5;

    private const long Epoch = 1_342_389_380;

    public static string Of(long unixSeconds)
    {
        Span<byte> code = stackalloc byte[Length];
        Write(unixSeconds, code);
        return System.Text.Encoding.ASCII.GetString(code);
    }

    public static void Write(long unixSeconds, Span<byte> code)
    {
        var rest = unixSeconds - Epoch;
        for (var index = Length - 1; index >= 0; index--)
        {
            (rest, var digit) = Math.DivRem(rest, ShortCode.Base62.Length);
            code[index] = ShortCode.Base62[(int)digit];
        }
    }
}
