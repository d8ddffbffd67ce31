using System.Text;
using System.Text.RegularExpressions;

namespace Kamiyo.Testing.Smtp;

/// <summary>Reads header lines: folding (RFC 5322), encoded words (RFC 2047), parameters.</summary>
internal static partial class MimeHeaders
{
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string headers)
    {
        var unfolded = Folding().Replace(headers, " ");
        return [.. unfolded.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(ParseOne)];
    }

    /// <summary>Such as the boundary of <c>multipart/alternative; boundary=…</c>; null without.</summary>
    public static string? Parameter(string header, string name)
    {
        var match = Regex.Match(header, $"""{name}="?([^";]+)"?""", RegexOptions.IgnoreCase);
        return match.Success ? match.Groups[1].Value : null;
    }

    private static KeyValuePair<string, string> ParseOne(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? new(line[..colon], DecodeWords(line[(colon + 1)..].Trim()))
            : throw new FormatException($"No header: {line}");
    }

    private static string DecodeWords(string value)
    {
        // White space between two encoded words isn't part of the value; a character may be cut in two by the words' border.
        var joined = BetweenWords().Replace(value, "$1");
        return WordRun().Replace(joined, run => Encoding.UTF8.GetString([.. Word().Matches(run.Value).SelectMany(DecodeWord)]));
    }

    private static byte[] DecodeWord(Match word) => word.Groups["encoding"].Value.ToUpperInvariant() is "B"
        ? Convert.FromBase64String(word.Groups["text"].Value)
        : QuotedPrintable.Decode(word.Groups["text"].Value.Replace('_', ' '));

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Folding();

    [GeneratedRegex(@"(\?=)\s+(?==\?)")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"(=\?utf-8\?[BQ]\?[^?]*\?=)+", RegexOptions.IgnoreCase)]
    private static partial Regex WordRun();

    [GeneratedRegex(@"=\?utf-8\?(?<encoding>[BQ])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
