namespace Kamiyo.Bench.Phases;

/// <summary>Somebody who doesn't know the secret.</summary>
internal sealed class FloodPhase : IPhase
{
    public const string Section = "Flood of wrong signatures";
    private const int Connections = 64;

    public string Name => "flood";

    public async Task RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var (stage, _) = await Stage.OnPostgresAsync(context, cancellationToken);
        await using (stage)
        {
            await stage.WarmUpAsync(cancellationToken);
            var spec = stage.Spec(Connections) with { Secret = null, ExpectedStatus = 400 };
            var before = stage.Gateway.Family.Read().MemoryBytes;
            var measured = await stage.RunAsync("flood", spec, cancellationToken);
            var load = measured.Load;
            context.Report.Add(
                Section,
                $"{Connections} connections",
                ("refused_per_second", load.PerSecond),
                ("refused", load.TotalAccepted),
                ("p50_ms", load.P50),
                ("p99_ms", load.P99),
                ("other_answers", load.Errors),
                ("gateway_before_mb", before / 1e6),
                ("gateway_after_mb", stage.Gateway.Family.Read().MemoryBytes / 1e6));
        }
    }
}
