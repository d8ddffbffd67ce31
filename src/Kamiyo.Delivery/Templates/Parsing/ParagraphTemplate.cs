using Kamiyo.Delivery.Templates.Bodies;

namespace Kamiyo.Delivery.Templates.Parsing;

/// <summary>A sentence a line.</summary>
internal sealed class ParagraphTemplate(IReadOnlyList<TemplateLine> sentences) : TemplateBlock
{
    public override BodyBlock? Fill(TemplateValues values)
    {
        var text = string.Join(' ', sentences.Select(sentence => sentence.Fill(values)).OfType<string>());
        return text.Length == 0 ? null : new Paragraph(text);
    }
}
