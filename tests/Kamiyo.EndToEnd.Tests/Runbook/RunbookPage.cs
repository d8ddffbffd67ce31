using System.Text.RegularExpressions;
using Kamiyo.EndToEnd.Tests.Metrics;

namespace Kamiyo.EndToEnd.Tests.Runbook;

/// <summary><c>docs/runbook.md</c> as its tests see it: its shell blocks, in the page's order, and its headings.</summary>
internal static partial class RunbookPage
{
    private const string Begin = "```sh";
    private const string End = "```";

    private static readonly string[] Lines = File.ReadAllLines(Repository.Path("docs", "runbook.md"));

    public static IReadOnlyList<RunbookBlock> Blocks { get; } = [.. FindBlocks()];

    /// <summary>As a link names them: lower case, hyphens for blanks, nothing but letters and digits else.</summary>
    public static IReadOnlyList<string> Anchors { get; } =
        [.. Lines.Where(line => line.StartsWith('#')).Select(line => NoAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    public static IReadOnlyList<string> LinkedAnchors { get; } = [.. Lines.SelectMany(line => Link().Matches(line)).Select(match => match.Groups[1].Value)];

    private static IEnumerable<RunbookBlock> FindBlocks()
    {
        for (var number = 0; number < Lines.Length; number++)
        {
            if (Lines[number] == Begin)
            {
                var end = Array.IndexOf(Lines, End, number);
                var name = number > 0 && Name().Match(Lines[number - 1]) is { Success: true } match ? match.Groups[1].Value : null;
                yield return new RunbookBlock(name, number + 1, string.Join('\n', Lines[(number + 1)..end]));
                number = end;
            }
        }
    }

    [GeneratedRegex("^<!-- test: ([a-z0-9-]+) -->$")]
    private static partial Regex Name();

    [GeneratedRegex(@"\]\(#([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("[^a-z0-9 -]")]
    private static partial Regex NoAnchor();
}
