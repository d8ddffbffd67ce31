using Kamiyo.Storage.Databases;

namespace Kamiyo.Silo.Configuration;

/// <param name="Database">Which database to use.</param>
internal sealed record DatabaseSettings(DatabaseOptions Database)
{
    public static DatabaseSettings Read(SettingsReader reader)
    {
        var embedded = $"sqlite:{Path.Combine(DataDirectory.Of(reader), "kamiyo.db")}";
        try
        {
            return new(DatabaseUrl.Parse(reader.Text(SettingNames.DatabaseUrl) ?? embedded));
        }
        catch (FormatException exception)
        {
            reader.AddProblem(exception.Message);
            return new(DatabaseUrl.Parse(embedded));
        }
    }
}
