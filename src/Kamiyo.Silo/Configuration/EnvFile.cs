using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Kamiyo.Silo.Configuration;

internal static class EnvFile
{
    /// <summary>Adds <c>.env</c> below the real environment.</summary>
    public static IConfigurationManager AddEnvFile(this IConfigurationManager configuration)
    {
        var path = new SettingsReader(configuration).Text(SettingNames.EnvFile) ?? ".env";
        configuration.Sources.Insert(IndexOfEnvironment(configuration.Sources), new DotEnvConfigurationSource(path));
        return configuration;
    }

    private static int IndexOfEnvironment(IList<IConfigurationSource> sources)
    {
        for (var index = sources.Count - 1; index >= 0; index--)
        {
            if (sources[index] is EnvironmentVariablesConfigurationSource { Prefix: null or "" })
            {
                return index;
            }
        }

        return sources.Count;
    }
}
