using Kamiyo.Delivery.Templates.Bodies;

namespace Kamiyo.Delivery.Templates.Parsing;

/// <summary>An e-mail with placeholders. Its form is read before anything is filled in, so no value can change it.</summary>
internal sealed class MessageTemplate
{
    private const string SubjectMark = "Subject: ";
    private const string HeadingMark = "Heading: ";

    private readonly TemplateLine _subject;
    private readonly TemplateLine _heading;
    private readonly IReadOnlyList<TemplateBlock> _blocks;

    private MessageTemplate(TemplateLine subject, TemplateLine heading, IReadOnlyList<TemplateBlock> blocks) =>
        (_subject, _heading, _blocks) = (subject, heading, blocks);

    /// <exception cref="TemplateException">It hasn't the form of a template.</exception>
    public static MessageTemplate Parse(string text)
    {
        var blocks = text.ReplaceLineEndings("\n")
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(block => block.Split('\n', StringSplitOptions.TrimEntries))
            .ToList();
        return blocks is [[var subject, var heading], _, ..]
            ? new MessageTemplate(Head(subject, SubjectMark), Head(heading, HeadingMark), [.. blocks.Skip(1).Select(TemplateBlock.Parse)])
            : throw new TemplateException("A template begins with a subject and a heading, and has a text.");
    }

    /// <exception cref="TemplateException">The values aren't those that it needs.</exception>
    public MessageBody Fill(TemplateValues values) => new(
        _subject.FillWhole(values),
        _heading.FillWhole(values),
        [.. _blocks.Select(block => block.Fill(values)).OfType<BodyBlock>()]);

    private static TemplateLine Head(string line, string mark) =>
        line.StartsWith(mark, StringComparison.Ordinal)
            ? TemplateLine.Parse(line[mark.Length..])
            : throw new TemplateException($"'{line}' must begin with '{mark}'.");
}
