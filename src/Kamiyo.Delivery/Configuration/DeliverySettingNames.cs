namespace Kamiyo.Delivery.Configuration;

/// <summary>The settings of everything that leaves Kamiyo, as the environment names them; <see cref="DeliverySetting"/> has the names in configuration.</summary>
public static class DeliverySettingNames
{
    public const string SmtpHost = "SMTP_HOST";
    public const string SmtpPort = "SMTP_PORT";
    public const string SmtpUsername = "SMTP_USERNAME";
    public const string SmtpPassword = "SMTP_PASSWORD";
    public const string SmtpFrom = "SMTP_FROM";
    public const string SmtpStartTls = "SMTP_STARTTLS";
    public const string SmtpTimeoutSeconds = "SMTP_TIMEOUT_SECONDS";
    public const string SlackWebhookUrl = "SLACK_WEBHOOK_URL";
    public const string DiscordWebhookUrl = "DISCORD_WEBHOOK_URL";
    public const string OutgoingWebhookUrl = "KAMIYO_WEBHOOK_URL";
    public const string OutgoingWebhookSecret = "KAMIYO_WEBHOOK_SECRET";
}
