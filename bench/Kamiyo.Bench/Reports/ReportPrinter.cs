using System.Globalization;
using Spectre.Console;

namespace Kamiyo.Bench.Reports;

/// <summary>Shows a report as tables, one a section.</summary>
internal static class ReportPrinter
{
    private const int RedirectedWidth = 180;

    public static void Print(Report report, IReadOnlyList<Measurement> ratios)
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = RedirectedWidth;
            console.Profile.Capabilities.Ansi = false;
        }

        foreach (var section in report.Measurements.Concat(ratios).GroupBy(measurement => measurement.Section))
        {
            console.WriteLine();
            console.Write(ToTable(section.Key, [.. section]));
        }

        foreach (var note in report.Notes)
        {
            console.WriteLine($"- {note}");
        }
    }

    /// <summary>The heading of a value's column: <c>accepted_per_second</c> becomes <c>accepted/s</c>.</summary>
    internal static string Heading(string value) => value
        .Replace("_per_second", "/s", StringComparison.Ordinal)
        .Replace("_percent", " %", StringComparison.Ordinal)
        .Replace('_', ' ');

    /// <summary>Three significant digits or whole numbers: more would claim what a run can't know.</summary>
    internal static string Show(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };

    private static Table ToTable(string section, IReadOnlyList<Measurement> rows)
    {
        var values = rows.SelectMany(row => row.Values.Keys).Distinct(StringComparer.Ordinal).ToArray();
        var table = new Table().Title(section).Border(TableBorder.Markdown).AddColumn(new TableColumn("").NoWrap());
        foreach (var value in values)
        {
            table.AddColumn(new TableColumn(new Text(Heading(value))).RightAligned());
        }

        foreach (var row in rows)
        {
            table.AddRow([
                new Text(row.Name),
                .. values.Select(value => new Text(row.Values.TryGetValue(value, out var number) ? Show(number) : "")),
            ]);
        }

        return table;
    }
}
