using System.Text.RegularExpressions;

namespace Kamiyo.Delivery;

/// <summary>Makes one line that may be logged out of what another server said.</summary>
internal static partial class DeliveryReason
{
    public const int MaxLength = 500;

    // What another server says may be of any length.
    private const int MaxRead = 4 * MaxLength;

    public static string Clean(string reason)
    {
        // Servers quote the recipient; an address belongs into no log.
        var start = reason[..Math.Min(reason.Length, MaxRead)];
        var masked = Address().Replace(start, match => $"{match.Groups["first"].Value}…@{match.Groups["domain"].Value}");
        var line = ControlOrSpace().Replace(masked, " ").Trim();
        return TextLimit.Cut(line, MaxLength);
    }

    // Tried only where a word begins: from every letter of a long word it would take quadratic time.
    [GeneratedRegex(@"(?<![^\s<>@,;:""'()])(?<first>[^\s<>@,;:""'()])[^\s<>@,;:""'()]*@(?<domain>[^\s<>@,;:""'()]+)")]
    private static partial Regex Address();

    [GeneratedRegex(@"[\p{Cc}\p{Cf}\s]+")]
    private static partial Regex ControlOrSpace();
}
