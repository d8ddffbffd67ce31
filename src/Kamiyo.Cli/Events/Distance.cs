namespace Kamiyo.Cli.Events;

/// <summary>How far apart a typed name and a real one are.</summary>
public static class Distance
{
    /// <summary>
    /// Levenshtein's distance, where leaving out the beginning or the end of <paramref name="name"/> costs less than a slip:
    /// people write <c>subscription.created</c> for <c>customer.subscription.created</c>.
    /// </summary>
    public static double Between(string typed, string name) =>
        name.Contains(typed, StringComparison.OrdinalIgnoreCase)
            ? (name.Length - typed.Length) / 100d
            : Levenshtein(typed.ToLowerInvariant(), name);

    private static int Levenshtein(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var row = 1; row <= left.Length; row++)
        {
            var current = new int[right.Length + 1];
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var replaced = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                current[column] = Math.Min(replaced, 1 + Math.Min(previous[column], current[column - 1]));
            }

            previous = current;
        }

        return previous[^1];
    }
}
