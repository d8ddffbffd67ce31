namespace Kamiyo.Bench.Phases;

/// <summary>Durable answers a second, while the events are being applied.</summary>
internal sealed class AcceptPhase : IPhase
{
    public const string Section = "Accepted";

    public string Name => "accept";

    public async Task RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var (stage, _) = await Stage.OnPostgresAsync(context, cancellationToken);
        await using (stage)
        {
            await stage.WarmUpAsync(cancellationToken);
            foreach (var connections in context.Options.Connections)
            {
                var name = $"{connections} connections";
                var measured = await stage.RunAsync($"accept, {name}", stage.Spec(connections), cancellationToken);
                context.Report.Add(
                    Section,
                    name,
                    [.. measured.AcceptedValues, ("applied_per_second", measured.AppliedPerSecond), ("backlog_at_end", measured.BacklogAtEnd)]);
                await stage.DrainAsync(cancellationToken);
            }

            await stage.CheckAsync(Section, cancellationToken);
        }
    }
}
