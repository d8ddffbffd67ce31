using Kamiyo.Cli.Commands;

namespace Kamiyo.Cli.Credentials;

/// <summary>Looks settings up: the environment, then <c>.env</c>, then what the gateway wrote in Development.</summary>
public sealed class SettingLookup
{
    private readonly Shell _shell;
    private readonly List<SettingSource> _sources;

    /// <exception cref="CliException">One of the files is there but can't be read.</exception>
    public SettingLookup(Shell shell)
    {
        _shell = shell;
        _sources =
        [
            new SettingSource("the environment", shell.Variable),
            .. Optional(DotEnvFile.Read(shell.WorkingDirectory)),
            .. Optional(DevelopmentSecretsFile.Find(shell.WorkingDirectory)),
        ];
    }

    /// <returns>Null when no source has it.</returns>
    public Credential? Find(string setting) =>
        _sources.Select(source => source.Find(setting)).FirstOrDefault(found => found is not null);

    /// <summary>What to tell someone who needs a setting that wasn't found.</summary>
    public string Describe(string option, string setting) =>
        $"Looked at {option}, {setting} in the environment and in {Path.Combine(_shell.WorkingDirectory, DotEnvFile.FileName)}, and "
        + $"{DevelopmentSecretsFile.RelativePath} in {_shell.WorkingDirectory} and every folder above it.";

    private static SettingSource[] Optional(SettingSource? source) => source is null ? [] : [source];
}
