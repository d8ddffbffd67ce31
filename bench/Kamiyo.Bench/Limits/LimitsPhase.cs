using System.Globalization;
using Kamiyo.Bench.Load;
using Kamiyo.Bench.Phases;
using Kamiyo.Bench.Processes;
using Kamiyo.Testing.Processes;

namespace Kamiyo.Bench.Limits;

/// <summary>What this machine could do at most, each part on its own.</summary>
internal sealed class LimitsPhase : IPhase
{
    public const string Section = "Limits of this machine";
    public const string Value = "per_second";
    private const int InsertConnections = 4;
    private const int SingleConnections = 16;
    private const string Secret = "whsec_example";

    public string Name => "limits";

    public async Task RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        await MeasureHttpAsync(context, cancellationToken);
        await using (var database = await (await context.GetPostgresAsync()).CreateDatabaseAsync())
        {
            var inserts = new InsertLimit(database, context.Options.Layout, TimeSpan.FromSeconds(context.Options.Seconds), context.Progress);
            foreach (var rows in (int[])[50, 200])
            {
                context.Report.Add(
                    Section,
                    string.Create(CultureInfo.InvariantCulture, $"unnest insert, {InsertConnections} connections x {rows} rows"),
                    (Value, await inserts.MeasureAsync(InsertConnections, rows, cancellationToken)));
            }

            context.Report.Add(
                Section,
                string.Create(CultureInfo.InvariantCulture, $"one row a transaction, {SingleConnections} connections"),
                (Value, await inserts.MeasureAsync(SingleConnections, rowsAStatement: 1, cancellationToken)));
        }

        context.Report.Add(Section, "disk, 8 KB write + fdatasync", ("writes_per_second", await DiskLimit.MeasureAsync(context, cancellationToken)));
    }

    private static async Task MeasureHttpAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var port = FreePort.Next();
        await using var server = ChildProgram.StartOwn(HttpLimitCommand.Name, port.ToString(CultureInfo.InvariantCulture), Secret);
        await PortProbe.WaitAsync(port, cancellationToken);
        foreach (var connections in context.Options.Connections)
        {
            var name = $"HTTP + HMAC, {connections} connections";
            var spec = new LoadSpec(port, connections, context.Options.WarmupSeconds, context.Options.Seconds, 0, Secret) { Layout = context.Options.Layout };
            var measured = await context.LoadMeter.RunAsync(name, spec, [new("server", new ProcessFamily(server.ProcessId))], null, cancellationToken);
            context.Report.Add(Section, name, (Value, measured.Load.PerSecond), ("p50_ms", measured.Load.P50), ("p99_ms", measured.Load.P99));
        }
    }
}
