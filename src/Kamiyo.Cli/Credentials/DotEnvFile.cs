using DotNetEnv;
using Kamiyo.Cli.Commands;
using Sprache;

namespace Kamiyo.Cli.Credentials;

/// <summary>The <c>.env</c> of the working directory, read as the gateway reads it. The process' own environment is left alone.</summary>
public static class DotEnvFile
{
    public const string FileName = ".env";

    private static readonly LoadOptions ParseOnly = new(setEnvVars: false, clobberExistingVars: true, onlyExactPath: true);

    /// <returns>Null when there is no such file.</returns>
    /// <exception cref="CliException">The file can't be read.</exception>
    public static SettingSource? Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        var settings = Parse(path);
        return new SettingSource(path, settings.GetValueOrDefault);
    }

    private static Dictionary<string, string> Parse(string path)
    {
        try
        {
            return Env.LoadContents(File.ReadAllText(path), ParseOnly)
                .GroupBy(setting => setting.Key, StringComparer.Ordinal)
                .ToDictionary(settings => settings.Key, settings => settings.Last().Value, StringComparer.Ordinal);
        }
        catch (ParseException exception)
        {
            // The parser's own message quotes the file, which holds secrets.
            throw CliException.Unreadable(
                path, $"line {exception.Position.Line} isn't NAME=value; put a value with quotes, # or $ into single quotes", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CliException.Unreadable(path, exception.Message, exception);
        }
    }
}
