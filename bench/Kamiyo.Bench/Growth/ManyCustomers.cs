using System.Globalization;
using Kamiyo.Bench.Phases;
using Kamiyo.Bench.Processes;

namespace Kamiyo.Bench.Growth;

/// <summary>Memory when ever new customers come: what a gateway keeps must not depend on how many it has seen.</summary>
internal static class ManyCustomers
{
    private const string Section = "Memory with many customers";
    private const int Connections = 64;
    private const double LimitSeconds = 900;

    // A million come in faster than they are applied.
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(15);

    public static async Task MeasureAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var (stage, database) = await Stage.OnPostgresAsync(context, cancellationToken);
        await using (stage)
        {
            var wanted = context.Options.DistinctCustomers;
            var spec = stage.Spec(Connections) with
            {
                WarmupSeconds = 0,
                Seconds = LimitSeconds,
                OnlyBeginnings = true,
                MaxRequests = wanted,
            };
            var name = string.Create(CultureInfo.InvariantCulture, $"{wanted:N0} distinct customers");
            await using var meter = new ResourceMeter([new("gateway", stage.Gateway.Family)]);
            var measured = await stage.RunAsync(name, spec, cancellationToken);
            await stage.DrainAsync(cancellationToken, DrainLimit);
            context.Report.Add(
                Section,
                name,
                ("customers", await database.CountAsync("SELECT count(*) FROM subscription", cancellationToken)),
                ("accepted_per_second", measured.Load.PerSecond),
                ("p99_ms", measured.Load.P99),
                ("gateway_peak_mb", meter.Read()[0].PeakBytes / 1e6),
                ("gateway_after_mb", stage.Gateway.Family.Read().MemoryBytes / 1e6));
        }
    }
}
