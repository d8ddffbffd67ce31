using Kamiyo.Storage.Databases;

namespace Kamiyo.Silo.Configuration;

/// <param name="Database">Which database to use, and how long it may take.</param>
internal sealed record DatabaseSettings(DatabaseOptions Database)
{
    public static DatabaseSettings Read(SettingsReader reader)
    {
        var embedded = $"sqlite:{Path.Combine(DataDirectory.Of(reader), "kamiyo.db")}";
        var timeouts = ReadTimeouts(reader);
        try
        {
            return new(DatabaseUrl.Parse(reader.Text(SettingNames.DatabaseUrl) ?? embedded, timeouts));
        }
        catch (FormatException exception)
        {
            reader.AddProblem(exception.Message);
            return new(DatabaseUrl.Parse(embedded, timeouts));
        }
    }

    private static DatabaseTimeouts ReadTimeouts(SettingsReader reader)
    {
        var fallback = new DatabaseTimeouts();
        return new DatabaseTimeouts
        {
            Connect = Seconds(reader, SettingNames.ConnectTimeoutSeconds, fallback.Connect, 1, 60),
            Answer = Seconds(reader, SettingNames.AnswerTimeoutSeconds, fallback.Answer, 1, 60),
            Statement = Seconds(reader, SettingNames.StatementTimeoutSeconds, fallback.Statement, 1, 3600),
            ProbeInterval = Seconds(reader, SettingNames.ProbeIntervalSeconds, fallback.ProbeInterval, 1, 60),
            Startup = Seconds(reader, SettingNames.StartupWaitSeconds, fallback.Startup, 0, 3600),
        };
    }

    private static TimeSpan Seconds(SettingsReader reader, Setting setting, TimeSpan fallback, int minimum, int maximum) =>
        TimeSpan.FromSeconds(reader.Integer(setting, (int)fallback.TotalSeconds, minimum, maximum));
}
