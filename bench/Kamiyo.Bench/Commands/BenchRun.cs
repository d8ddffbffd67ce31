using System.Globalization;
using System.Runtime.InteropServices;
using Kamiyo.Bench.Limits;
using Kamiyo.Bench.Phases;
using Kamiyo.Bench.Reports;

namespace Kamiyo.Bench.Commands;

/// <summary>Runs the chosen phases and prints the report, whole or as far as it came.</summary>
internal sealed class BenchRun(BenchOptions options, IReadOnlyList<IPhase> phases)
{
    private const int Interrupted = 130;

    private readonly Report _report = new();
    private readonly ConsoleProgress _progress = new();

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        WarnOfDebugBuild();
        try
        {
            await using var context = new BenchContext(options, _report, _progress);
            foreach (var phase in phases)
            {
                await phase.RunAsync(context, cancellationToken);
            }

            await FinishAsync(isComplete: true);
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _report.Note("Interrupted: what follows is missing.");
            await FinishAsync(isComplete: false);
            return Interrupted;
        }
        catch (Exception exception)
        {
            // Hours of measuring aren't thrown away for the last one's failure.
            _report.Note($"Failed: {exception.Message}");
            await FinishAsync(isComplete: false);
            throw;
        }
    }

    private async Task FinishAsync(bool isComplete)
    {
        _progress.End();
        var ratios = RatioTable.Of(
            _report.Measurements,
            [(AcceptPhase.Section, "accepted_per_second"), (AppliedPhase.Section, "applied_per_second"), (SqlitePhase.Section, "accepted_per_second")],
            LimitsPhase.Section,
            LimitsPhase.Value);
        ReportPrinter.Print(_report, ratios);
        if (options.JsonPath is { } path)
        {
            await ReportJson.WriteAsync(
                path,
                new ReportFile(TimeProvider.System.GetUtcNow(), Machine(), isComplete, _report.Measurements, ratios, _report.Notes));
        }
    }

    private static string Machine() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");

    private void WarnOfDebugBuild()
    {
        _report.Note(Machine());
#if DEBUG
        _report.Note("A Debug build was measured; run it with -c Release.");
#endif
    }
}
