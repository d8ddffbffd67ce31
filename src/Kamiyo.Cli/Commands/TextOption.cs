using System.CommandLine;

namespace Kamiyo.Cli.Commands;

public static class TextOption
{
    /// <summary>An option whose value is any text.</summary>
    public static Option<string?> Create(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName };
}
