namespace Kamiyo.Bench.Reports;

/// <summary>One row of the report.</summary>
/// <param name="Section">The table it belongs to.</param>
/// <param name="Name">Unique within the section.</param>
/// <param name="Values">By name, in the order of the columns. The name ends with its unit: <c>_per_second</c>, <c>_ms</c>, <c>_s</c>, <c>_mb</c>, <c>_percent</c>.</param>
internal sealed record Measurement(string Section, string Name, IReadOnlyDictionary<string, double> Values);
