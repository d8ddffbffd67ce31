namespace Kamiyo.Storage.Outbox;

/// <summary>The ways out, by their stored names.</summary>
public static class OutboxChannel
{
    public const string Email = "email";

    public const string Slack = "slack";

    public const string Discord = "discord";

    /// <summary>A notice for operators while no chat is configured.</summary>
    public const string Chat = "chat";

    /// <summary>The signed webhook to the SaaS itself.</summary>
    public const string Webhook = "webhook";
}
