using Kamiyo.Cli.Gateway;

namespace Kamiyo.Cli.Commands;

/// <summary>Ends the command with a problem to print and an exit code.</summary>
public sealed class CliException(Problem problem, int exitCode, Exception? innerException = null)
    : Exception(problem.Message, innerException)
{
    public Problem Problem { get; } = problem;

    public int ExitCode { get; } = exitCode;

    public static CliException Unreadable(string path, string reason, Exception innerException) =>
        new(new Problem($"{path} can't be read", Detail: reason), ExitCodes.NotPossible, innerException);
}
