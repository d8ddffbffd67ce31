namespace Kamiyo.Gateway.Configuration;

/// <param name="MaxBodyBytes">The largest body that the webhook route reads.</param>
internal sealed record WebhookSettings(int MaxBodyBytes)
{
    private const int DefaultMaxBodyBytes = 1024 * 1024;

    public static WebhookSettings Read(SettingsReader reader) =>
        new(reader.Integer(SettingNames.MaxBodyBytes, DefaultMaxBodyBytes, minimum: 1024, maximum: 64 * 1024 * 1024));
}
