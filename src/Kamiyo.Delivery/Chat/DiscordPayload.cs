using System.Text;
using System.Text.Json.Nodes;

namespace Kamiyo.Delivery.Chat;

/// <summary>A notice as a Discord embed, within its limits; nobody is mentioned whatever the text says.</summary>
internal static class DiscordPayload
{
    public const int MaxTitle = 256;
    public const int MaxDescription = 4096;
    public const int MaxFields = 25;
    public const int MaxFieldName = 256;
    public const int MaxFieldValue = 1024;

    /// <summary>Of title, description and fields together.</summary>
    public const int MaxTotal = 6000;

    // Discord refuses an empty name or value.
    private const string Blank = "–";

    private static readonly Rune[] Markup = [.. @"\*_~`|<>[]#@".EnumerateRunes()];

    public static JsonObject Of(ChatNotice notice)
    {
        var title = Escape(notice.Title, MaxTitle);
        var description = Escape(notice.Text, MaxDescription);
        var embed = new JsonObject
        {
            ["title"] = title,
            ["description"] = description,
            ["color"] = Color(notice.Severity),
            ["fields"] = Fields(notice.Fields, MaxTotal - title.Length - description.Length),
        };
        if (notice.Link is { } link)
        {
            embed["url"] = link.AbsoluteUri;
        }

        return new JsonObject
        {
            ["embeds"] = new JsonArray(embed),
            ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
        };
    }

    private static JsonArray Fields(IReadOnlyList<ChatField> fields, int room)
    {
        var shown = new JsonArray();
        foreach (var field in fields.Take(MaxFields))
        {
            var name = NotEmpty(Escape(field.Name, MaxFieldName));
            var value = NotEmpty(Escape(field.Value, MaxFieldValue));
            room -= name.Length + value.Length;
            if (room < 0)
            {
                return shown;
            }

            shown.Add(new JsonObject { ["name"] = name, ["value"] = value, ["inline"] = true });
        }

        return shown;
    }

    private static string NotEmpty(string text) => string.IsNullOrWhiteSpace(text) ? Blank : text;

    private static string Escape(string text, int limit) => TextLimit.Cut(text, limit, EscapeRune);

    private static string EscapeRune(Rune rune) => Markup.Contains(rune) ? $@"\{rune}" : rune.ToString();

    private static int Color(ChatSeverity severity) => severity switch
    {
        ChatSeverity.Information => 0x2563EB,
        ChatSeverity.Warning => 0xD97706,
        ChatSeverity.Critical => 0xDC2626,
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "No such severity."),
    };
}
