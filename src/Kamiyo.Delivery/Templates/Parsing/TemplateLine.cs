using System.Text.RegularExpressions;

namespace Kamiyo.Delivery.Templates.Parsing;

/// <summary>
/// A line with placeholders: <c>{{name}}</c> must have a value; the lack of a <c>{{name?}}</c> takes the line out, so that a sentence is either
/// whole or not there.
/// </summary>
internal sealed partial class TemplateLine
{
    private readonly string _text;

    private TemplateLine(string text) => _text = text;

    /// <exception cref="TemplateException">It has braces that are no placeholder.</exception>
    public static TemplateLine Parse(string text)
    {
        var rest = Placeholder().Replace(text, string.Empty);
        return rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal)
            ? throw new TemplateException($"'{text}' has a malformed placeholder.")
            : new TemplateLine(text);
    }

    /// <returns>Null when an optional value is lacking.</returns>
    /// <exception cref="TemplateException">A placeholder is unknown, or has no value though it must.</exception>
    public string? Fill(TemplateValues values)
    {
        var isWhole = true;
        var filled = Placeholder().Replace(_text, match =>
        {
            var name = match.Groups["name"].Value;
            var value = values[name];
            if (value is null && !match.Groups["optional"].Success)
            {
                throw new TemplateException($"The value '{name}' is lacking.");
            }

            isWhole &= value is not null;
            return value ?? string.Empty;
        });
        return isWhole ? filled : null;
    }

    /// <summary>As <see cref="Fill"/>, for a line that can't be left out.</summary>
    public string FillWhole(TemplateValues values) =>
        Fill(values) ?? throw new TemplateException($"'{_text}' can't be left out, but lacks a value.");

    [GeneratedRegex(@"\{\{(?<name>[a-z_]+)(?<optional>\?)?\}\}")]
    private static partial Regex Placeholder();
}
