using System.Diagnostics;
using System.Globalization;
using Kamiyo.Bench.Databases;
using Kamiyo.Bench.Load;

namespace Kamiyo.Bench.Phases;

/// <summary>Events applied end to end: how many a second without a growing backlog, and how long after the answer.</summary>
internal sealed class AppliedPhase : IPhase
{
    public const string Section = "Applied";
    private const string RowSection = "Rows committed while measuring what is applied";
    private const int Connections = 64;
    private const int SteadyPerSecond = 1000;

    /// <summary>What of a rate has to be answered for it to count as offered.</summary>
    private const double AcceptedPart = 0.98;

    private static readonly string[] Tables =
        ["webhook_event", "subscription", "subscription_timeline", "payment", "audit_log", "analytics_event", "outbox"];

    // Parts of what a burst was applied at. A burst whose processing was held back costs more an event, and has nobody to answer at its end: so the
    // steady rate may be above it as well as below.
    private static readonly double[] Tries = [1.2, 1.1, 1.05, 1, 0.9, 0.8, 0.65, 0.5, 0.4];

    public string Name => "applied";

    public async Task RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var (stage, database) = await Stage.OnPostgresAsync(context, cancellationToken);
        await using (stage)
        {
            await stage.WarmUpAsync(cancellationToken);
            var capacity = await MeasureBurstAsync(context, stage, cancellationToken);
            await FindSustainedAsync(context, stage, capacity, cancellationToken);
            foreach (var table in Tables)
            {
                context.Report.Add(RowSection, table, ("rows", await database.CountAsync($"SELECT count(*) FROM {table}", cancellationToken)));
            }

            await stage.CheckAsync(Section, cancellationToken);
        }

        await MeasureDelayAsync(context, cancellationToken);
    }

    private static async Task<double> MeasureBurstAsync(BenchContext context, Stage stage, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var measured = await stage.RunAsync("applied, burst", stage.Spec(Connections), cancellationToken);
        await stage.DrainAsync(cancellationToken);
        var capacity = measured.Load.TotalAccepted / Stopwatch.GetElapsedTime(started).TotalSeconds;
        context.Report.Add(
            Section,
            "as fast as possible, until all is applied",
            ("offered_per_second", measured.Load.PerSecond),
            ("applied_per_second", capacity),
            ("backlog_at_end", measured.BacklogAtEnd));
        return capacity;
    }

    private static async Task FindSustainedAsync(BenchContext context, Stage stage, double capacity, CancellationToken cancellationToken)
    {
        foreach (var part in Tries)
        {
            var rate = Math.Max(1, (int)(capacity * part));
            var spec = stage.Spec(Connections) with { PerSecond = rate };
            var measured = await stage.RunAsync(string.Create(CultureInfo.InvariantCulture, $"applied, {rate}/s offered"), spec, cancellationToken);
            var isGrowing = BacklogTrend.IsGrowing(measured.Backlog, rate);

            // Answers that come too late keep the generator from sending: then the backlog waits outside.
            var isAccepted = measured.Load.PerSecond >= rate * AcceptedPart;
            context.Report.Add(
                Section,
                !isAccepted ? "steady, not all could be sent" : isGrowing ? "steady, backlog grows" : "steady, backlog does not grow",
                ("offered_per_second", rate),
                ("accepted_per_second", measured.Load.PerSecond),
                ("applied_per_second", measured.AppliedPerSecond),
                ("backlog_at_end", measured.BacklogAtEnd),
                ("backlog_growth_per_second", BacklogTrend.GrowthPerSecond(measured.Backlog)),
                ("p99_ms", measured.Load.P99));
            await stage.DrainAsync(cancellationToken);
            if (isAccepted && !isGrowing)
            {
                return;
            }
        }
    }

    private static async Task MeasureDelayAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var server = await context.GetPostgresAsync();
        if (server.IsPrivate)
        {
            await server.TrackCommitTimesAsync(isOn: true);
        }

        var (stage, database) = await Stage.OnPostgresAsync(context, cancellationToken);
        await using (stage)
        {
            await stage.WarmUpAsync(cancellationToken);
            var spec = stage.Spec(Connections) with { PerSecond = SteadyPerSecond };
            var measured = await stage.RunAsync(string.Create(CultureInfo.InvariantCulture, $"delay, {SteadyPerSecond}/s"), spec, cancellationToken);
            await stage.DrainAsync(cancellationToken);
            await ReportDelayAsync(context, database, ApplyDelay.ByClock, measured.Load, cancellationToken);
            if (server.IsPrivate)
            {
                await ReportDelayAsync(context, database, ApplyDelay.ByCommit, measured.Load, cancellationToken);
            }
            else
            {
                context.Report.Note("The delay by commit times needs track_commit_timestamp, which is only turned on on a private server.");
            }
        }

        if (server.IsPrivate)
        {
            await server.TrackCommitTimesAsync(isOn: false);
        }
    }

    private static async Task ReportDelayAsync(
        BenchContext context, PostgresBenchDatabase database, ApplyDelay delay, LoadResult load, CancellationToken cancellationToken)
    {
        var percentiles = await delay.MeasureAsync(database, load.Seconds, cancellationToken);
        context.Report.Add(
            string.Create(CultureInfo.InvariantCulture, $"From the answer to applied, at {SteadyPerSecond} events/s"),
            delay.Name,
            ("accepted_per_second", load.PerSecond),
            ("p50_ms", percentiles[0]),
            ("p90_ms", percentiles[1]),
            ("p99_ms", percentiles[2]),
            ("max_ms", percentiles[3]));
    }
}
