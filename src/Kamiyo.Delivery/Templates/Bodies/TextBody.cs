namespace Kamiyo.Delivery.Templates.Bodies;

/// <summary>An e-mail for readers without HTML. The heading is left to the subject, which says the same.</summary>
internal static class TextBody
{
    public static string Of(MessageBody body, IReadOnlyList<string> footer)
    {
        var blocks = body.Blocks.Select(Block).ToList();
        if (footer.Count > 0)
        {
            blocks.Add(string.Join('\n', footer));
        }

        return string.Join("\n\n", blocks) + "\n";
    }

    private static string Block(BodyBlock block) => block switch
    {
        Paragraph paragraph => paragraph.Text,
        Facts facts => string.Join('\n', facts.Items.Select(fact => $"{fact.Name}: {fact.Value}")),
        Link link => $"{link.Label}: {link.Target ?? link.Address}",
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "There is no such block."),
    };
}
