namespace Kamiyo.Silo.Configuration;

/// <summary>Where the embedded database and development secrets live: <c>data</c> in the working directory unless set.</summary>
internal static class DataDirectory
{
    public static string Of(SettingsReader reader) => reader.Text(SettingNames.DataDirectory) ?? "data";
}
