using System.CommandLine;
using System.Globalization;

namespace Kamiyo.Bench.Commands;

internal static class NumbersOption
{
    /// <summary>An option whose value is a list of whole numbers from 1, separated by commas.</summary>
    public static Option<IReadOnlyList<long>> Create(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var numbers = new List<long>();
            foreach (var text in result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries))
            {
                if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
                {
                    result.AddError($"{name} takes whole numbers from 1, separated by commas, not '{text}'.");
                    return null;
                }

                numbers.Add(number);
            }

            return numbers;
        },
    };
}
