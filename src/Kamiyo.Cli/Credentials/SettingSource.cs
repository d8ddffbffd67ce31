namespace Kamiyo.Cli.Credentials;

/// <summary>One place where settings are looked up by name.</summary>
/// <param name="Name">How a message calls it.</param>
/// <param name="Read">Null when it hasn't got the setting.</param>
public sealed record SettingSource(string Name, Func<string, string?> Read)
{
    /// <summary>A blank setting counts as none.</summary>
    public Credential? Find(string setting) =>
        Read(setting) is { } value && !string.IsNullOrWhiteSpace(value) ? new Credential(value.Trim(), $"{setting} in {Name}") : null;
}
