using System.Globalization;
using Kamiyo.Bench.Phases;

namespace Kamiyo.Bench.Growth;

/// <summary>What grows with what is stored, and what doesn't.</summary>
internal sealed class GrowthPhase : IPhase
{
    public const string Section = "Growth";
    private const int Connections = 16;

    public string Name => "growth";

    public async Task RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        foreach (var stored in context.Options.StoredEvents)
        {
            await MeasureStoredAsync(context, stored, cancellationToken);
        }

        await ManyCustomers.MeasureAsync(context, cancellationToken);
        await FoundBacklog.MeasureAsync(context, cancellationToken);
    }

    private static async Task MeasureStoredAsync(BenchContext context, long stored, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{stored:N0} events stored");
        var (database, nextSequence) = await LivedDatabase.CreateAsync(context, onlyBeginnings: false, cancellationToken);
        var filled = await new GrowthFill(database, context).FillAsync(stored, cancellationToken);
        await using var stage = await Stage.OnAsync(context, database, await database.FindServerAsync(cancellationToken), nextSequence);
        await stage.WarmUpAsync(cancellationToken);
        var measured = await stage.RunAsync(name, stage.Spec(Connections), cancellationToken);
        context.Report.Add(
            Section,
            name,
            [("filled", filled), .. measured.AcceptedValues, ("cpu_microseconds_an_event", 1e6 * measured.CpuSecondsAnEvent)]);
        await stage.DrainAsync(cancellationToken);
        await EndpointTimes.MeasureAsync(context, stage.Gateway.Client, name, cancellationToken);
    }
}
