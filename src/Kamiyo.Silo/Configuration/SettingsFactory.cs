using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Kamiyo.Silo.Configuration;

/// <summary>Makes <typeparamref name="TSettings"/> of the configuration as it is now; all problems found fail it together.</summary>
internal sealed class SettingsFactory<TSettings>(IConfiguration configuration, Func<SettingsReader, TSettings> read) : IOptionsFactory<TSettings>
    where TSettings : class
{
    /// <exception cref="OptionsValidationException">A setting is missing or wrong; one failure a problem.</exception>
    public TSettings Create(string name)
    {
        var reader = new SettingsReader(configuration);
        if (configuration[DotEnvConfigurationProvider.ProblemKey] is { } problem)
        {
            reader.AddProblem(problem);
        }

        var settings = read(reader);
        return reader.Problems.Count == 0
            ? settings
            : throw new OptionsValidationException(name, typeof(TSettings), reader.Problems);
    }
}
