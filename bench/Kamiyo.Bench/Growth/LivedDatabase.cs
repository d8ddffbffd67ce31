using Kamiyo.Bench.Databases;
using Kamiyo.Bench.Gateways;
using Kamiyo.Bench.Load;
using Kamiyo.Bench.Phases;

namespace Kamiyo.Bench.Growth;

/// <summary>A database with rows that the gateway itself wrote, to be multiplied.</summary>
internal static class LivedDatabase
{
    private const int Connections = 16;
    private const int Cohorts = 3;
    private const int LimitSeconds = 60;

    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(2);

    /// <returns>The database, with no gateway on it any more, and the first number that no event of it has.</returns>
    public static async Task<(PostgresBenchDatabase Database, long NextSequence)> CreateAsync(
        BenchContext context, bool onlyBeginnings, CancellationToken cancellationToken)
    {
        var database = await (await context.GetPostgresAsync()).CreateDatabaseAsync();
        try
        {
            return (database, await LiveAsync(context, database, onlyBeginnings, cancellationToken));
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static async Task<long> LiveAsync(
        BenchContext context, PostgresBenchDatabase database, bool onlyBeginnings, CancellationToken cancellationToken)
    {
        context.Progress.Begin("letting a cohort of customers live");
        await using var gateway = await BenchGateway.StartAsync(database.Url);
        var steps = onlyBeginnings ? 1 : LifeStory.Whole(TimeProvider.System.GetUtcNow()).Count;
        var spec = new LoadSpec(
            gateway.Port, Connections, 0, LimitSeconds, 0, gateway.Secret, OnlyBeginnings: onlyBeginnings, MaxRequests: Cohorts * steps * LoadSpec.CohortSize)
        {
            Layout = context.Options.Layout,
        };
        using var load = LoadProcess.Start(spec);
        var result = await load.ReadAsync(_ => Task.CompletedTask, cancellationToken);
        await database.DrainAsync(DrainLimit, context.Progress, cancellationToken);
        await gateway.StopAsync();
        return result.NextSequence;
    }
}
