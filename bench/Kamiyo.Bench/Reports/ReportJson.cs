using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kamiyo.Bench.Reports;

/// <summary>The report for programs.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(ReportFile))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    public static Task WriteAsync(string path, ReportFile report) =>
        File.WriteAllTextAsync(path, JsonSerializer.Serialize(report, Default.ReportFile));
}
