namespace Kamiyo.Cli.Commands;

/// <summary>What surrounds the command: its streams, folder, variables and clock.</summary>
/// <param name="Plain">Nobody looks at a terminal: print text without colours and frames.</param>
/// <param name="Variable">Reads an environment variable; null when it isn't set.</param>
public sealed record Shell(
    TextWriter Output,
    TextWriter Error,
    bool Plain,
    string WorkingDirectory,
    Func<string, string?> Variable,
    TimeProvider Time)
{
    public static Shell Current => new(
        Console.Out,
        Console.Error,
        Console.IsOutputRedirected,
        Environment.CurrentDirectory,
        Environment.GetEnvironmentVariable,
        TimeProvider.System);
}
