using System.CommandLine;
using System.Globalization;

namespace Kamiyo.Cli.Commands;

public static class NumberOption
{
    /// <summary>An option whose value is a whole number from 1.</summary>
    public static Option<int> Create(string name, string helpName, string description, int standard) => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => standard,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1)
            {
                return number;
            }

            result.AddError($"{name} must be a whole number from 1, not '{text}'.");
            return standard;
        },
    };
}
