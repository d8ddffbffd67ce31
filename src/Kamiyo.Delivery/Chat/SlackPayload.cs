using System.Text;
using System.Text.Json.Nodes;

namespace Kamiyo.Delivery.Chat;

/// <summary>A notice in Slack's Block Kit, within its limits.</summary>
internal static class SlackPayload
{
    public const int MaxSection = 3000;
    public const int MaxTitle = 250;
    public const int MaxFieldName = 200;
    public const int MaxField = 2000;
    public const int MaxFields = 25;
    public const int FieldsPerSection = 10;

    public static JsonObject Of(ChatNotice notice) => new()
    {
        // What notifications show, where blocks are not rendered.
        ["text"] = Escape(notice.Title, MaxTitle),
        ["unfurl_links"] = false,
        ["attachments"] = new JsonArray(new JsonObject { ["color"] = Color(notice.Severity), ["blocks"] = Blocks(notice) }),
    };

    private static JsonArray Blocks(ChatNotice notice)
    {
        var blocks = new JsonArray(Section($"*{Escape(notice.Title, MaxTitle)}*"));
        if (notice.Text.Length > 0)
        {
            blocks.Add(Section(Escape(notice.Text, MaxSection)));
        }

        foreach (var fields in notice.Fields.Take(MaxFields).Chunk(FieldsPerSection))
        {
            blocks.Add(new JsonObject { ["type"] = "section", ["fields"] = new JsonArray([.. fields.Select(Field)]) });
        }

        if (notice.Link is { } link)
        {
            blocks.Add(Section($"<{Escape(link.AbsoluteUri, int.MaxValue)}|Open>"));
        }

        return blocks;
    }

    private static JsonObject Section(string markdown) => new() { ["type"] = "section", ["text"] = Markdown(markdown) };

    private static JsonNode Field(ChatField field)
    {
        var name = $"*{Escape(field.Name, MaxFieldName)}*\n";
        return Markdown(name + Escape(field.Value, MaxField - name.Length));
    }

    // Verbatim: Slack makes no mentions, channels and links of its own out of the text.
    private static JsonObject Markdown(string text) => new() { ["type"] = "mrkdwn", ["text"] = text, ["verbatim"] = true };

    private static string Escape(string text, int limit) => TextLimit.Cut(text, limit, EscapeRune);

    private static string EscapeRune(Rune rune) => rune.Value switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        _ => rune.ToString(),
    };

    private static string Color(ChatSeverity severity) => severity switch
    {
        ChatSeverity.Information => "#2563eb",
        ChatSeverity.Warning => "#d97706",
        ChatSeverity.Critical => "#dc2626",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "No such severity."),
    };
}
