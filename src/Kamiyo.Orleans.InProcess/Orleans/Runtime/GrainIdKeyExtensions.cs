using System.Globalization;
using System.Text;

namespace Orleans.Runtime;

/// <summary>How integers and GUIDs are written in grain keys: upper-case hexadecimal, and 32 hexadecimal digits.</summary>
public static class GrainIdKeyExtensions
{
    private const int GuidLength = 32;

    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture));

    public static IdSpan CreateGuidKey(Guid key) => IdSpan.Create(key.ToString("N"));

    /// <param name="keyExt">What follows a <c>+</c> in the key, if there is one.</param>
    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        var text = grainId.Key.AsSpan();
        var plus = text.IndexOf((byte)'+');
        keyExt = plus < 0 ? null : Encoding.UTF8.GetString(text[(plus + 1)..]);
        return long.TryParse(plus < 0 ? text : text[..plus], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out key);
    }

    /// <param name="keyExt">What follows a <c>+</c> in the key, if there is one.</param>
    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt)
    {
        var text = grainId.Key.ToString();
        var hasExtension = text.Length > GuidLength && text[GuidLength] == '+';
        keyExt = hasExtension ? text[(GuidLength + 1)..] : null;
        return Guid.TryParseExact(hasExtension ? text[..GuidLength] : text, "N", out key);
    }

    /// <exception cref="ArgumentException">The key is no integer.</exception>
    public static long GetIntegerKey(this GrainId grainId) => grainId.TryGetIntegerKey(out var key, out _)
        ? key
        : throw new ArgumentException($"Value \"{grainId}\" is not in the correct format for an Integer key.", nameof(grainId));

    /// <exception cref="ArgumentException">The key is no GUID.</exception>
    public static Guid GetGuidKey(this GrainId grainId) => grainId.TryGetGuidKey(out var key, out _)
        ? key
        : throw new ArgumentException($"Value \"{grainId}\" is not in the correct format for a Guid key.", nameof(grainId));
}
