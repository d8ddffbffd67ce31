using Kamiyo.Silo.Admin;
using Microsoft.Extensions.Configuration;

namespace Kamiyo.Silo.Configuration;

/// <summary>
/// Reads <c>Kamiyo:Admin:Keys:&lt;name&gt;</c>: the key of an operator, or a section with <c>Key</c> and <c>Role</c>. <c>ADMIN_API_KEY</c> is the key
/// named default.
/// </summary>
internal static class AdminKeySettings
{
    private const string KeyField = "Key";
    private const string RoleField = "Role";

    public static IReadOnlyList<AdminKey> Read(SettingsReader reader)
    {
        var keys = reader.Section(SettingNames.AdminKeys).GetChildren().Select(section => ReadKey(reader, section)).OfType<AdminKey>().ToList();
        ReadVariable(reader, keys);
        FindBlank(reader, keys);
        FindShared(reader, keys);
        return keys;
    }

    private static AdminKey? ReadKey(SettingsReader reader, IConfigurationSection section)
    {
        FindUnknown(reader, section);
        var role = ReadRole(reader, section);
        var nested = section[KeyField];
        if (!string.IsNullOrEmpty(section.Value) && !string.IsNullOrEmpty(nested))
        {
            reader.AddProblem($"{section.Path} and {section.Path}:{KeyField} are both set. Leave one of them.");
        }

        var value = string.IsNullOrEmpty(section.Value) ? nested : section.Value;
        if (!string.IsNullOrEmpty(value))
        {
            return new AdminKey(section.Key, value.Trim(), role);
        }

        if (section[RoleField] is not null && !IsDefault(section.Key))
        {
            reader.AddProblem($"{section.Path}:{RoleField} is set, but {section.Path}:{KeyField} is not. Set the key, or remove the role.");
        }

        return null;
    }

    private static void ReadVariable(SettingsReader reader, List<AdminKey> keys)
    {
        var section = reader.Section(SettingNames.DefaultAdminKey.Path);
        if (reader.Text(SettingNames.DefaultAdminKey) is { } value)
        {
            keys.RemoveAll(key => IsDefault(key.Name));
            keys.Add(new AdminKey(SettingNames.DefaultAdminKeyName, value, RoleOf(section[RoleField]) ?? AdminRole.Viewer));
        }
    }

    private static AdminRole ReadRole(SettingsReader reader, IConfigurationSection section)
    {
        if (RoleOf(section[RoleField]) is { } role)
        {
            return role;
        }

        reader.AddProblem(
            $"{section.Path}:{RoleField} is '{section[RoleField]}'. The roles are {string.Join(", ", Enum.GetNames<AdminRole>().Select(name => name.ToLowerInvariant()))}.");
        return AdminRole.Viewer;
    }

    /// <summary>Null for what is no role. A key without one is an operator's.</summary>
    private static AdminRole? RoleOf(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        null or "" or "operator" => AdminRole.Operator,
        "viewer" => AdminRole.Viewer,
        _ => null,
    };

    private static void FindUnknown(SettingsReader reader, IConfigurationSection section)
    {
        foreach (var child in section.GetChildren())
        {
            if (!string.Equals(child.Key, KeyField, StringComparison.OrdinalIgnoreCase)
                && !string.Equals(child.Key, RoleField, StringComparison.OrdinalIgnoreCase))
            {
                reader.AddProblem($"{child.Path} is unknown. A key has {KeyField} and {RoleField}.");
            }
        }
    }

    private static void FindBlank(SettingsReader reader, IEnumerable<AdminKey> keys)
    {
        foreach (var key in keys.Where(key => key.Value.Length == 0))
        {
            reader.AddProblem($"The admin key '{key.Name}' is blank. Give it a long random value, or remove {SettingNames.AdminKeys}:{key.Name}.");
        }
    }

    // Audits couldn't tell them apart, and of two roles one would be wrong.
    private static void FindShared(SettingsReader reader, IEnumerable<AdminKey> keys)
    {
        foreach (var shared in keys.Where(key => key.Value.Length > 0).GroupBy(key => key.Value, key => key.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            reader.AddProblem($"The admin keys {string.Join(" and ", shared.Select(name => $"'{name}'"))} are the same. Give each name a key of its own.");
        }
    }

    private static bool IsDefault(string name) => string.Equals(name, SettingNames.DefaultAdminKeyName, StringComparison.OrdinalIgnoreCase);
}
