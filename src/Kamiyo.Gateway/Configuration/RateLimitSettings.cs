namespace Kamiyo.Gateway.Configuration;

/// <param name="WebhooksPerSecond">Webhook requests a second and client address; 0 turns the limit off.</param>
/// <param name="WebhookQueueLimit">Requests over it that wait for their turn instead of being refused, a client address.</param>
internal sealed record RateLimitSettings(int WebhooksPerSecond, int WebhookQueueLimit)
{
    private const int DefaultWebhooksPerSecond = 10;

    public static RateLimitSettings Read(SettingsReader reader)
    {
        var perSecond = reader.Integer(SettingNames.WebhooksPerSecond, DefaultWebhooksPerSecond, minimum: 0, maximum: 1_000_000);

        // As many as a second lets through: nobody waits in line for longer than that.
        return new(perSecond, reader.Integer(SettingNames.WebhookQueueLimit, perSecond, minimum: 0, maximum: 1_000_000));
    }
}
