using Kamiyo.Cli.Commands;
using Spectre.Console;

namespace Kamiyo.Cli.Output;

public static class OutputFactory
{
    public static IOutput Create(Shell shell, bool json) => (json, shell.Plain) switch
    {
        (true, _) => new JsonOutput(shell.Output),
        (_, true) => new PlainOutput(shell.Output, shell.Error),
        _ => new RichOutput(Console(shell.Output), Console(shell.Error)),
    };

    private static IAnsiConsole Console(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
}
