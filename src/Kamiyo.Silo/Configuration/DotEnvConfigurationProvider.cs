using DotNetEnv;
using Microsoft.Extensions.Configuration;
using Sprache;

namespace Kamiyo.Silo.Configuration;

/// <summary>
/// Reads <c>.env</c> with the same keys as environment variables, <c>__</c> standing for <c>:</c>. The process' own environment is left alone.
/// </summary>
internal sealed class DotEnvConfigurationProvider(DotEnvConfigurationSource source) : FileConfigurationProvider(source)
{
    /// <summary>Where what is wrong with the file is found: as a setting it reaches the validation that tells all problems at once.</summary>
    public const string ProblemKey = "Kamiyo:EnvFileProblem";

    private static readonly LoadOptions ParseOnly = new(setEnvVars: false, clobberExistingVars: true, onlyExactPath: true);

    public override void Load(Stream stream)
    {
        using var reader = new StreamReader(stream);
        var data = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        try
        {
            foreach (var (key, value) in Env.LoadContents(reader.ReadToEnd(), ParseOnly))
            {
                data[key.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)] = value;
            }
        }
        catch (ParseException exception)
        {
            // The parser's own message quotes the file, which holds secrets.
            data = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
            {
                [ProblemKey] = $"{Source.Path} can't be read at line {exception.Position.Line}, column {exception.Position.Column}. " +
                    "Lines are NAME=value; put a value with quotes, # or $ into single quotes.",
            };
        }

        Data = data;
    }
}
