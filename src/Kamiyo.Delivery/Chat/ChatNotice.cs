namespace Kamiyo.Delivery.Chat;

/// <summary>An alert for a team's chat. All of it is plain text: what a chat would take for markup is shown as it is; what is too long is cut.</summary>
/// <param name="Fields">The first 25 are shown.</param>
/// <param name="Link">Where to look into it, http or https; null without.</param>
public sealed record ChatNotice(string Title, string Text, ChatSeverity Severity, IReadOnlyList<ChatField> Fields, Uri? Link = null);
