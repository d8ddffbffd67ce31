using System.Text;

namespace Kamiyo.Delivery;

/// <summary>Shortens text to what another service takes, never in the middle of a character or of an escape.</summary>
internal static class TextLimit
{
    private const char Ellipsis = '…';

    public static string Cut(string text, int limit) => Cut(text, limit, rune => rune.ToString());

    /// <param name="limit">Of the result, in UTF-16 code units, at least 1.</param>
    /// <param name="escape">What each character becomes.</param>
    public static string Cut(string text, int limit, Func<Rune, string> escape)
    {
        var result = new StringBuilder();
        var roomForEllipsis = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(escape(rune));
            if (result.Length > limit)
            {
                return result.Remove(roomForEllipsis, result.Length - roomForEllipsis).Append(Ellipsis).ToString();
            }

            if (result.Length <= limit - 1)
            {
                roomForEllipsis = result.Length;
            }
        }

        return result.ToString();
    }
}
