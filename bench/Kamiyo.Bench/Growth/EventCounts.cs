using Kamiyo.Bench.Databases;
using Kamiyo.Storage;
using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Statistics;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Bench.Growth;

/// <summary>What the gateway counts as it writes. Copies pass it by, and the backlog and statistics are read from the counters.</summary>
internal static class EventCounts
{
    // As long as the gateway keeps minutes.
    private static readonly TimeSpan MinutesAreKept = TimeSpan.FromHours(2);

    public static Task<int> SumUpAsync(PostgresBenchDatabase database, CancellationToken cancellationToken) => database.ExecuteAsync(
        """
        DELETE FROM webhook_event_count;
        INSERT INTO webhook_event_count (status, slot, count, last_received_at)
        SELECT status, 0, count(*), max(received_at) FROM webhook_event GROUP BY status
        """,
        cancellationToken);

    /// <summary>What the gateway does every hour: minutes that are long over become hours.</summary>
    public static async Task FoldAsync(PostgresBenchDatabase database, CancellationToken cancellationToken)
    {
        await using var stores = new ServiceCollection().AddKamiyoStorage(DatabaseUrl.Parse(database.Url)).BuildServiceProvider();
        await stores.GetRequiredService<IWebhookStatisticStore>().FoldAsync(TimeProvider.System.GetUtcNow() - MinutesAreKept, cancellationToken);

        // The gateway's own table never holds more than a few hours of minutes, so it has no room left over from a day of them.
        await database.ExecuteAsync("VACUUM FULL webhook_statistic", cancellationToken);
    }
}
