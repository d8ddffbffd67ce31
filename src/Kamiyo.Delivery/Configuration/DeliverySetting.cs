namespace Kamiyo.Delivery.Configuration;

/// <summary>One setting under its two names; where both are given, the environment's name wins.</summary>
/// <param name="Variable">Its name as an environment variable and in <c>.env</c>.</param>
/// <param name="Path">Its name in configuration.</param>
internal readonly record struct DeliverySetting(string Variable, string Path)
{
    public static readonly DeliverySetting SmtpHost = new(DeliverySettingNames.SmtpHost, "Kamiyo:Smtp:Host");
    public static readonly DeliverySetting SmtpPort = new(DeliverySettingNames.SmtpPort, "Kamiyo:Smtp:Port");
    public static readonly DeliverySetting SmtpUsername = new(DeliverySettingNames.SmtpUsername, "Kamiyo:Smtp:Username");
    public static readonly DeliverySetting SmtpPassword = new(DeliverySettingNames.SmtpPassword, "Kamiyo:Smtp:Password");
    public static readonly DeliverySetting SmtpFrom = new(DeliverySettingNames.SmtpFrom, "Kamiyo:Smtp:From");
    public static readonly DeliverySetting SmtpStartTls = new(DeliverySettingNames.SmtpStartTls, "Kamiyo:Smtp:StartTls");
    public static readonly DeliverySetting SmtpTimeoutSeconds = new(DeliverySettingNames.SmtpTimeoutSeconds, "Kamiyo:Smtp:TimeoutSeconds");
    public static readonly DeliverySetting SlackWebhookUrl = new(DeliverySettingNames.SlackWebhookUrl, "Kamiyo:Slack:WebhookUrl");
    public static readonly DeliverySetting DiscordWebhookUrl = new(DeliverySettingNames.DiscordWebhookUrl, "Kamiyo:Discord:WebhookUrl");
    public static readonly DeliverySetting OutgoingWebhookUrl = new(DeliverySettingNames.OutgoingWebhookUrl, "Kamiyo:OutgoingWebhook:Url");
    public static readonly DeliverySetting OutgoingWebhookSecret = new(DeliverySettingNames.OutgoingWebhookSecret, "Kamiyo:OutgoingWebhook:Secret");

    /// <summary>As messages name it.</summary>
    public override string ToString() => $"{Variable} (or {Path})";
}
