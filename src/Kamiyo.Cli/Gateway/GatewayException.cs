namespace Kamiyo.Cli.Gateway;

/// <summary>The gateway refused, or didn't answer.</summary>
public sealed class GatewayException(Problem problem, bool unreachable, Exception? innerException = null)
    : Exception(problem.Message, innerException)
{
    public Problem Problem { get; } = problem;

    /// <summary>Nobody answered at all: there is no point in sending the next one.</summary>
    public bool Unreachable { get; } = unreachable;
}
