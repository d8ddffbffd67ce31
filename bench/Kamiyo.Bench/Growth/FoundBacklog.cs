using System.Diagnostics;
using System.Globalization;
using Kamiyo.Bench.Databases;
using Kamiyo.Bench.Gateways;
using Kamiyo.Bench.Phases;
using Kamiyo.Bench.Processes;

namespace Kamiyo.Bench.Growth;

/// <summary>A gateway that starts and finds many events that nobody has processed, as after an outage.</summary>
internal static class FoundBacklog
{
    private const string Section = "Backlog found at start";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private static readonly Dictionary<string, string> Unprocessed = new()
    {
        ["status"] = "'received'",
        ["attempts"] = "0",
        ["processed_at"] = "NULL",
        ["outcome"] = "NULL",
        ["version"] = "1",
        ["received_at"] = "now() - interval '5 minutes'",
    };

    // Unlike where payloads only fill the disk, these are read: each must name its own event and customer.
    private static readonly Dictionary<string, string> OwnBody = new()
    {
        ["body"] = $"convert_to({TableCopy.Tagged("convert_from(source.body, 'UTF8')")}, 'UTF8')",
    };

    public static async Task MeasureAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var (database, _) = await LivedDatabase.CreateAsync(context, onlyBeginnings: true, cancellationToken);
        await using (database)
        {
            var backlog = await FillAsync(context, database, cancellationToken);
            await WorkOffAsync(context, database, backlog, cancellationToken);
        }
    }

    private static async Task<long> FillAsync(BenchContext context, PostgresBenchDatabase database, CancellationToken cancellationToken)
    {
        context.Progress.Begin(string.Create(CultureInfo.InvariantCulture, $"storing a backlog of {context.Options.BacklogEvents:N0} events"));
        var originals = await database.CountAsync("SELECT count(*) FROM webhook_event", cancellationToken);
        var copies = (int)Math.Min(Math.Max(1, context.Options.BacklogEvents / originals), TableCopy.MostCopies);
        await new TableCopy(database, "webhook_payload", "event_id", context.Progress).RunAsync(copies, OwnBody, cancellationToken);
        await new TableCopy(database, "webhook_event", "event_id", context.Progress).RunAsync(copies, Unprocessed, cancellationToken);

        await EventCounts.SumUpAsync(database, cancellationToken);
        await database.ExecuteAsync("VACUUM ANALYZE", cancellationToken);
        return await database.CountBacklogAsync(cancellationToken);
    }

    private static async Task WorkOffAsync(
        BenchContext context, PostgresBenchDatabase database, long backlog, CancellationToken cancellationToken)
    {
        context.Progress.Begin(string.Create(CultureInfo.InvariantCulture, $"working off {backlog:N0} events"));
        var started = Stopwatch.GetTimestamp();
        await using var gateway = await BenchGateway.StartAsync(database.Url);
        await using var meter = new ResourceMeter([new("gateway", gateway.Family)]);
        var left = await database.DrainAsync(Limit, context.Progress, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var use = meter.Read()[0];
        var statuses = await database.CountStatusesAsync(cancellationToken);
        context.Report.Add(
            Section,
            string.Create(CultureInfo.InvariantCulture, $"{backlog:N0} events"),
            ("applied_per_second", (backlog - left) / seconds),
            ("seconds", seconds),
            ("left", left),
            ("dead", statuses.GetValueOrDefault("dead")),
            ("gateway_start_mb", use.StartBytes / 1e6),
            ("gateway_peak_mb", use.PeakBytes / 1e6));
    }
}
