using Kamiyo.Silo.Admin;

namespace Kamiyo.Silo.Configuration;

/// <param name="Keys">Keys of the admin API, each with the name that audits show. Empty closes the admin API.</param>
/// <param name="FailuresPerMinute">Wrong keys that one client address may send before it has to wait.</param>
internal sealed record AdminSettings(IReadOnlyList<AdminKey> Keys, int FailuresPerMinute)
{
    private const int DefaultFailuresPerMinute = 10;

    public static AdminSettings Read(SettingsReader reader) => new(
        AdminKeySettings.Read(reader),
        reader.Integer(SettingNames.AdminFailuresPerMinute, DefaultFailuresPerMinute, minimum: 1, maximum: 100_000));

    /// <summary>As <see cref="Read"/>, for an installation that must have a key.</summary>
    public static AdminSettings ReadRequired(SettingsReader reader)
    {
        var settings = Read(reader);
        if (settings.Keys.Count == 0)
        {
            reader.AddProblem($"{SettingNames.DefaultAdminKey} is not set. Set it to a long random value, such as the output of: openssl rand -hex 32");
        }

        return settings;
    }
}
