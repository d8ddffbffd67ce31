using System.Text.RegularExpressions;

namespace Kamiyo.Delivery.Templates.Parsing;

/// <summary>
/// What placeholders stand for. A name that was never set is a mistake; one that was set to nothing is something that the data lacks.
/// </summary>
internal sealed partial class TemplateValues
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);

    /// <summary>Values come out as one line: a name with a line break in it must not start a paragraph, or a header.</summary>
    /// <exception cref="TemplateException">On reading: the name was never set.</exception>
    public string? this[string name]
    {
        get => _values.TryGetValue(name, out var value) ? value : throw new TemplateException($"There is no value '{name}'.");
        set => _values[name] = string.IsNullOrWhiteSpace(value) ? null : Gaps().Replace(value, " ").Trim();
    }

    [GeneratedRegex(@"[\s\p{Cc}\u2028\u2029]+")]
    private static partial Regex Gaps();
}
