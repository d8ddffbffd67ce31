namespace Kamiyo.Silo.Configuration;

/// <param name="RequireAdminKey">Whether <c>/metrics</c> is only for who has an admin key.</param>
internal sealed record MetricsSettings(bool RequireAdminKey)
{
    public static MetricsSettings Read(SettingsReader reader) => new(reader.Boolean(SettingNames.MetricsRequireAdminKey, fallback: false));
}
