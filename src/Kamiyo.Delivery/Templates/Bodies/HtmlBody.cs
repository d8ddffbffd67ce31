using System.Text.Encodings.Web;
using System.Text.Unicode;
using Kamiyo.Delivery.Templates.Parsing;

namespace Kamiyo.Delivery.Templates.Bodies;

/// <summary>
/// An e-mail as a whole HTML document. Everything is encoded here and only here, template and values alike, so that nothing gets by.
/// Styles are inline: several readers drop those of the head.
/// </summary>
internal static class HtmlBody
{
    private const string ParagraphStyle = "margin:0 0 16px;";
    private const string ButtonStyle =
        "display:inline-block;background-color:#2563eb;color:#ffffff;padding:10px 20px;border-radius:8px;font-weight:600;text-decoration:none;";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(MessageBody body, string? product, IReadOnlyList<string> footer, IReadOnlyList<TemplateLine> layout)
    {
        var values = new TemplateValues
        {
            ["subject"] = Encode(body.Subject),
            ["heading"] = Encode(body.Heading),
            ["product"] = product is null ? null : Encode(product),
            ["content"] = string.Concat(body.Blocks.Select(Block)),
            ["footer"] = string.Join("<br />", footer.Select(Encode)),
        };
        return string.Join('\n', layout.Select(line => line.Fill(values)).OfType<string>()) + "\n";
    }

    private static string Block(BodyBlock block) => block switch
    {
        Paragraph paragraph => $"""<p style="{ParagraphStyle}">{Encode(paragraph.Text)}</p>""",
        Facts facts => $"""<p style="{ParagraphStyle}">{string.Join("<br />", facts.Items.Select(Fact))}</p>""",
        Link link => $"""<p style="{ParagraphStyle}">{Link(link)}</p>""",
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "There is no such block."),
    };

    private static string Fact(Fact fact) =>
        $"""<span class="muted" style="color:#475569;">{Encode(fact.Name)}:</span> <strong>{Encode(fact.Value)}</strong>""";

    private static string Link(Link link) => link.Target is { } target
        ? $"""<a href="{Encode(target)}" style="{ButtonStyle}">{Encode(link.Label)}</a>"""
        : Encode($"{link.Label}: {link.Address}");

    private static string Encode(string text) => Encoder.Encode(text);
}
