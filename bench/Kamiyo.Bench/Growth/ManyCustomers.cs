using System.Globalization;
using Kamiyo.Bench.Phases;

namespace Kamiyo.Bench.Growth;

/// <summary>Memory when ever new customers come: what a gateway keeps must not depend on how many it has seen.</summary>
internal static class ManyCustomers
{
    private const string Section = "Memory with many customers";
    private const int Connections = 64;
    private const double LimitSeconds = 900;

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
            var measured = await stage.RunAsync(name, spec, cancellationToken);
            await stage.DrainAsync(cancellationToken);
            context.Report.Add(
                Section,
                name,
                ("customers", await database.CountAsync("SELECT count(*) FROM subscription", cancellationToken)),
                ("accepted_per_second", measured.Load.PerSecond),
                ("p99_ms", measured.Load.P99),
                ("gateway_after_mb", stage.Gateway.Family.Read().MemoryBytes / 1e6));
        }
    }
}
