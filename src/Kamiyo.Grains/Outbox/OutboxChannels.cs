namespace Kamiyo.Grains.Outbox;

/// <summary>Which ways out are configured, as far as that decides which rows are written.</summary>
/// <param name="Chats">The names of the configured chats.</param>
/// <param name="HasWebhook">Whether the SaaS wants to be told of changes.</param>
public sealed record OutboxChannels(IReadOnlyList<string> Chats, bool HasWebhook);
