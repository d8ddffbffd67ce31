using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kamiyo.EndToEnd.Tests.Metrics;

/// <summary>The expressions of the board and the rules, and the metrics that they name.</summary>
internal static partial class Expressions
{
    private static readonly HashSet<string> Keywords =
        ["by", "without", "on", "ignoring", "and", "or", "unless", "offset", "bool", "group_left", "group_right"];

    public static IReadOnlyList<string> OfBoard()
    {
        using var board = JsonDocument.Parse(File.ReadAllText(Repository.Path("deploy", "grafana", "dashboards", "kamiyo.json")));
        return
        [
            .. board.RootElement.GetProperty("panels").EnumerateArray()
                .Where(panel => panel.TryGetProperty("targets", out _))
                .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
                .Select(target => target.GetProperty("expr").GetString()!
                    .Replace("$__rate_interval", "1m", StringComparison.Ordinal)
                    .Replace("$instance", ".*", StringComparison.Ordinal)),
        ];
    }

    public static IEnumerable<string> MetricsOf(string expression)
    {
        var bare = Grouping().Replace(Braces().Replace(Brackets().Replace(expression, ""), ""), "");
        return Names().Matches(bare).Select(match => match.Value).Where(name => !Keywords.Contains(name)).Distinct();
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Braces();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\b(by|without|on|ignoring)\s*\([^)]*\)")]
    private static partial Regex Grouping();

    // An identifier that no parenthesis follows is a metric, and not a function; \b at both ends so that no part of one counts.
    [GeneratedRegex(@"(?<![\w.])[a-zA-Z_][\w:]*\b(?!\s*\()")]
    private static partial Regex Names();
}
