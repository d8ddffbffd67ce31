using Kamiyo.Delivery.Configuration;
using Kamiyo.Storage.Outbox;

namespace Kamiyo.Grains.Outbox;

/// <summary>Which ways out are configured, as far as that decides which rows are written, and how.</summary>
/// <param name="Chats">The names of the configured chats.</param>
/// <param name="HasWebhook">Whether the SaaS wants to be told of changes.</param>
/// <param name="NoMailBecause">Why no e-mail can be sent; null when one can.</param>
public sealed record OutboxChannels(IReadOnlyList<string> Chats, bool HasWebhook, string? NoMailBecause = null)
{
    public const string NoChat =
        $"No chat is configured: neither {DeliverySettingNames.SlackWebhookUrl} nor {DeliverySettingNames.DiscordWebhookUrl} fits this notice.";

    /// <summary>Where notices to the operators go. Without a chat they are still written, so that the operator finds them among the unsent.</summary>
    public IReadOnlyList<string> Notices => Chats.Count > 0 ? Chats : [OutboxChannel.Chat];

    /// <summary>Why nothing can be sent on the channel; null when something can.</summary>
    public string? UnsentBecause(string channel) => channel switch
    {
        OutboxChannel.Email => NoMailBecause,
        OutboxChannel.Chat => NoChat,
        _ => null,
    };
}
