using Kamiyo.Cli.Gateway;
using Kamiyo.Cli.Output;

namespace Kamiyo.Cli.Commands;

/// <summary>Runs a command's work and turns what stops it into a message and an exit code.</summary>
public static class CommandRun
{
    public static async Task<int> GuardAsync(IOutput output, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (CliException exception)
        {
            output.Problem(exception.Problem);
            return exception.ExitCode;
        }
        catch (GatewayException exception)
        {
            output.Problem(exception.Problem);
            return exception.Unreachable ? ExitCodes.NotPossible : ExitCodes.Failed;
        }
        catch (FormatException exception)
        {
            output.Problem(new Problem(exception.Message));
            return ExitCodes.NotPossible;
        }
        catch (OperationCanceledException)
        {
            output.Problem(new Problem("Stopped"));
            return ExitCodes.Interrupted;
        }
    }
}
