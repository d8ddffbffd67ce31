using System.CommandLine;
using System.CommandLine.Parsing;

namespace Kamiyo.Cli.Commands;

public static class Positive
{
    /// <summary>Refuses numbers below one.</summary>
    public static Action<OptionResult> Validate(Option<int> option) => result =>
    {
        if (result.Errors.Any() || result.GetValue(option) >= 1)
        {
            return;
        }

        result.AddError($"{option.Name} must be at least 1.");
    };
}
