namespace Kamiyo.Bench.Reports;

/// <summary>What <c>--json</c> writes.</summary>
/// <param name="IsComplete">False when the run was interrupted or failed.</param>
internal sealed record ReportFile(
    DateTimeOffset MeasuredAt,
    string Machine,
    bool IsComplete,
    IReadOnlyList<Measurement> Measurements,
    IReadOnlyList<Measurement> Ratios,
    IReadOnlyList<string> Notes);
