namespace Kamiyo.Silo.Configuration;

/// <param name="Keys">Keys of the admin API by the name that audits show. Empty closes the admin API.</param>
/// <param name="FailuresPerMinute">Wrong keys that one client address may send before it has to wait.</param>
internal sealed record AdminSettings(IReadOnlyDictionary<string, string> Keys, int FailuresPerMinute)
{
    private const int DefaultFailuresPerMinute = 10;

    public static AdminSettings Read(SettingsReader reader) => new(
        ReadKeys(reader),
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

    private static Dictionary<string, string> ReadKeys(SettingsReader reader)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var child in reader.Section(SettingNames.AdminKeys).GetChildren())
        {
            if (!string.IsNullOrEmpty(child.Value))
            {
                keys[child.Key] = child.Value.Trim();
            }
        }

        if (reader.Text(SettingNames.DefaultAdminKey) is { } key)
        {
            keys[SettingNames.DefaultAdminKeyName] = key;
        }

        foreach (var (name, _) in keys.Where(named => named.Value.Length == 0))
        {
            reader.AddProblem($"The admin key '{name}' is blank. Give it a long random value, or remove {SettingNames.AdminKeys}:{name}.");
        }

        return keys;
    }
}
