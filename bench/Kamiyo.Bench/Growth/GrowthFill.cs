using System.Globalization;
using Kamiyo.Bench.Databases;
using Kamiyo.Bench.Phases;

namespace Kamiyo.Bench.Growth;

/// <summary>Fills a database to a number of events by copying what the gateway wrote, in all tables.</summary>
internal sealed class GrowthFill(PostgresBenchDatabase database, BenchContext context)
{
    private static readonly Dictionary<string, string> AsTheyAre = [];

    // What an event leaves behind, and a column by which what belongs together lies together.
    private static readonly (string Table, string Order)[] Copied =
    [
        ("webhook_event", "event_id"), ("webhook_payload", "event_id"), ("subscription", "customer_id"), ("subscription_timeline", "event_id"),
        ("payment", "event_id"), ("audit_log", "event_id"), ("analytics_event", "event_id"), ("outbox", "customer_id"),
        ("webhook_statistic", "minute"),
    ];

    // Nothing in them grows with the events, or it is summed up anew.
    private static readonly string[] LeftAlone =
    [
        "reminder", "operator_action", "retry_job", "webhook_attempt", "webhook_event_count", "cluster_member", "cluster_version", "orleansquery",
        "schema_migration",
    ];

    /// <returns>How many events are stored now.</returns>
    public async Task<long> FillAsync(long events, CancellationToken cancellationToken)
    {
        context.Progress.Begin(string.Create(CultureInfo.InvariantCulture, $"filling the database to {events:N0} events"));
        await ReportUnknownTablesAsync(cancellationToken);
        await MakeSomeDeadAsync(cancellationToken);
        await CopyAsync(events, cancellationToken);
        await EventCounts.SumUpAsync(database, cancellationToken);
        await EventCounts.FoldAsync(database, cancellationToken);
        await database.ExecuteAsync("VACUUM ANALYZE", cancellationToken);
        return await database.CountAsync("SELECT count(*) FROM webhook_event", cancellationToken);
    }

    private async Task CopyAsync(long events, CancellationToken cancellationToken)
    {
        var originals = await database.CountAsync("SELECT count(*) FROM webhook_event", cancellationToken);
        var copies = (int)Math.Min(((events + originals - 1) / originals) - 1, TableCopy.MostCopies);
        if (copies == 0)
        {
            return;
        }

        await Parallel.ForEachAsync(
            Copied,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (copied, stopping) => await new TableCopy(database, copied.Table, copied.Order, context.Progress).RunAsync(copies, AsTheyAre, stopping));
    }

    /// <summary>Something for the list of failed events to show.</summary>
    private Task<int> MakeSomeDeadAsync(CancellationToken cancellationToken) => database.ExecuteAsync(
        """
        UPDATE webhook_event SET status = 'dead', processed_at = NULL, outcome = NULL, error_message = 'made dead by the benchmark'
        WHERE hashtext(event_id) % 200 = 0
        """,
        cancellationToken);

    /// <summary>A new table that nobody taught this class about would make the figures wrong in silence.</summary>
    private async Task ReportUnknownTablesAsync(CancellationToken cancellationToken)
    {
        var tables = await database.QueryAsync(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
            reader => reader.GetString(0),
            cancellationToken);
        var known = Copied.Select(copied => copied.Table).Concat(LeftAlone);
        var unknown = tables.Except(known, StringComparer.Ordinal).ToArray();
        if (unknown.Length > 0)
        {
            context.Report.Note($"growth: not filled, so that what reads them isn't measured fairly: {string.Join(", ", unknown)}");
        }
    }
}
