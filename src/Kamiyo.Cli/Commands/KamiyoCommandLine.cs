using System.CommandLine;
using System.CommandLine.Invocation;

namespace Kamiyo.Cli.Commands;

/// <summary>The command line as a whole.</summary>
public static class KamiyoCommandLine
{
    // Long enough for the requests under way at Ctrl-C to end and the totals to be printed.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(Shell shell, string[] arguments, CancellationToken cancellationToken = default)
    {
        var root = new RootCommand("Kamiyo on the command line: try a gateway without Stripe.")
        {
            new TriggerCommand(shell).Create(),
            new DemoCommand(shell).Create(),
        };
        var configuration = new InvocationConfiguration
        {
            Output = shell.Output,
            Error = shell.Error,
            EnableDefaultExceptionHandler = true,
            ProcessTerminationTimeout = TerminationTimeout,
        };
        var parsed = root.Parse(arguments);
        if (parsed.Action is not ParseErrorAction parseError)
        {
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }

        parseError.ShowHelp = false;
        await parsed.InvokeAsync(configuration, cancellationToken);
        return ExitCodes.NotPossible;
    }
}
