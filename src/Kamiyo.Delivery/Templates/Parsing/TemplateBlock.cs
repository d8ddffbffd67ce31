using Kamiyo.Delivery.Templates.Bodies;

namespace Kamiyo.Delivery.Templates.Parsing;

/// <summary>What stands between blank lines in a template.</summary>
internal abstract class TemplateBlock
{
    private const string FactMark = "- ";

    /// <exception cref="TemplateException">It is none of the three forms.</exception>
    public static TemplateBlock Parse(string[] lines) =>
        lines[0].StartsWith(FactMark, StringComparison.Ordinal) ? FactsTemplate.Parse([.. lines.Select(line => Unmark(line))])
        : lines[0].StartsWith('[') ? LinkTemplate.Parse(string.Join('\n', lines))
        : new ParagraphTemplate([.. lines.Select(TemplateLine.Parse)]);

    /// <returns>Null when nothing of it is left.</returns>
    public abstract BodyBlock? Fill(TemplateValues values);

    private static string Unmark(string line) =>
        line.StartsWith(FactMark, StringComparison.Ordinal) ? line[FactMark.Length..] : throw new TemplateException($"'{line}' is no fact.");
}
