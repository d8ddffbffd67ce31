namespace Kamiyo.Bench.Reports;

/// <summary>What was reached as a part of what the same machine could do at most, in the same run.</summary>
internal static class RatioTable
{
    public const string Section = "Compared with the limits";

    /// <summary>One row for every throughput that is named here and was measured, one column for every limit that was measured.</summary>
    /// <param name="reached">The sections whose rows are compared, and the value of theirs to compare.</param>
    /// <param name="limits">The section of the limits; its rows that hold <paramref name="limitValue"/> count.</param>
    public static IReadOnlyList<Measurement> Of(
        IReadOnlyList<Measurement> measurements, IReadOnlyList<(string Section, string Value)> reached, string limits, string limitValue)
    {
        var limitRows = measurements
            .Where(row => row.Section == limits && row.Values.TryGetValue(limitValue, out var limit) && limit > 0)
            .ToArray();
        if (limitRows.Length == 0)
        {
            return [];
        }

        return
        [
            .. from want in reached
               from row in measurements
               where row.Section == want.Section && row.Values.ContainsKey(want.Value)
               select new Measurement(Section, $"{row.Section}, {row.Name}", Ratios(row.Values[want.Value], limitRows, limitValue)),
        ];
    }

    private static OrderedDictionary<string, double> Ratios(double reached, IEnumerable<Measurement> limits, string limitValue)
    {
        var ratios = new OrderedDictionary<string, double>();
        foreach (var limit in limits)
        {
            ratios.Add($"{limit.Name}_percent", 100 * reached / limit.Values[limitValue]);
        }

        return ratios;
    }
}
