using Kamiyo.Delivery.Templates.Bodies;

namespace Kamiyo.Delivery.Templates.Parsing;

/// <summary>Lines <c>- Name: value</c>.</summary>
internal sealed class FactsTemplate : TemplateBlock
{
    private const string Separator = ": ";

    private readonly IReadOnlyList<(string Name, TemplateLine Value)> _facts;

    private FactsTemplate(IReadOnlyList<(string Name, TemplateLine Value)> facts) => _facts = facts;

    /// <exception cref="TemplateException">A line has no name.</exception>
    public static new FactsTemplate Parse(string[] lines) => new([.. lines.Select(ParseFact)]);

    public override BodyBlock? Fill(TemplateValues values)
    {
        var facts = new List<Fact>();
        foreach (var (name, value) in _facts)
        {
            if (value.Fill(values) is { } text)
            {
                facts.Add(new Fact(name, text));
            }
        }

        return facts.Count == 0 ? null : new Facts(facts);
    }

    private static (string Name, TemplateLine Value) ParseFact(string line)
    {
        var end = line.IndexOf(Separator, StringComparison.Ordinal);
        return end > 0
            ? (line[..end], TemplateLine.Parse(line[(end + Separator.Length)..]))
            : throw new TemplateException($"'{line}' is no fact.");
    }
}
