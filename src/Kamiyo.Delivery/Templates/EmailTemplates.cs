using System.Collections.Frozen;
using Kamiyo.Billing.Messages;
using Kamiyo.Delivery.Templates.Parsing;

namespace Kamiyo.Delivery.Templates;

/// <summary>The embedded templates. All are read when the first is asked for, so that a broken one doesn't wait for its customer.</summary>
internal static class EmailTemplates
{
    private static readonly FrozenDictionary<MessageKind, MessageTemplate> Templates = Enum.GetValues<MessageKind>()
        .Where(kind => kind.Audience() == MessageAudience.Customer)
        .ToFrozenDictionary(kind => kind, kind => MessageTemplate.Parse(Read($"{kind.Name()}.txt")));

    /// <summary>Around every HTML e-mail.</summary>
    public static IReadOnlyList<TemplateLine> Layout { get; } = Lines("layout.html");

    /// <summary>Below every e-mail.</summary>
    public static IReadOnlyList<TemplateLine> Footer { get; } = Lines("footer.txt");

    /// <exception cref="ArgumentException">Customers get no e-mail of this kind.</exception>
    public static MessageTemplate For(MessageKind kind) => Templates.TryGetValue(kind, out var template)
        ? template
        : throw new ArgumentException($"There is no e-mail of the kind {kind.Name()}.", nameof(kind));

    private static IReadOnlyList<TemplateLine> Lines(string file) =>
        [.. Read(file).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(TemplateLine.Parse)];

    private static string Read(string file)
    {
        using var stream = typeof(EmailTemplates).Assembly.GetManifestResourceStream($"Kamiyo.Delivery.Emails.{file}")
            ?? throw new TemplateException($"There is no template {file}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
