namespace Kamiyo.Bench.Phases;

/// <summary>The embedded database.</summary>
internal sealed class SqlitePhase : IPhase
{
    public const string Section = "Accepted on SQLite";
    private const int Connections = 16;

    public string Name => "sqlite";

    public async Task RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        await using var stage = await Stage.OnSqliteAsync(context);
        await stage.WarmUpAsync(cancellationToken, Connections);
        var measured = await stage.RunAsync("sqlite", stage.Spec(Connections), cancellationToken);
        context.Report.Add(
            Section,
            $"{Connections} connections",
            [.. measured.AcceptedValues, ("applied_per_second", measured.AppliedPerSecond), ("backlog_at_end", measured.BacklogAtEnd)]);
        await stage.DrainAsync(cancellationToken);
        await stage.CheckAsync(Section, cancellationToken);
    }
}
