using Kamiyo.Bench.Reports;

namespace Kamiyo.Bench.Databases;

internal static class BenchDatabaseExtensions
{
    // A few counters. Counting rows would cost more the longer the backlog, and be measured with the rest.
    private const string UnfinishedSql = "SELECT coalesce(sum(count), 0) FROM webhook_event_count WHERE status IN ('received', 'failed')";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Events that are stored and not applied yet.</summary>
    public static Task<long> CountBacklogAsync(this IBenchDatabase database, CancellationToken cancellationToken) =>
        database.CountAsync(UnfinishedSql, cancellationToken);

    /// <summary>Waits until the backlog is gone.</summary>
    /// <returns>What is left of it when the time is up; 0 in a healthy run.</returns>
    public static async Task<long> DrainAsync(
        this IBenchDatabase database, TimeSpan limit, IProgressLine progress, CancellationToken cancellationToken)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Interval);
        long backlog;
        while ((backlog = await database.CountBacklogAsync(cancellationToken)) > 0
            && System.Diagnostics.Stopwatch.GetElapsedTime(started) < limit)
        {
            progress.Update($"waiting for {backlog:N0} events to be applied");
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        return backlog;
    }
}
