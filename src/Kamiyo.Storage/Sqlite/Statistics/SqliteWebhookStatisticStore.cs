using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Sqlite.Statistics;

internal sealed class SqliteWebhookStatisticStore(SqliteDatabase database) : IWebhookStatisticStore
{
    public Task<IReadOnlyList<WebhookStatistic>> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<WebhookStatistic>>(session => SqliteStatisticTable.Read(session, from, to));

    public async Task<IReadOnlyList<WebhookStatisticPoint>> ReadSeriesAsync(
        DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellationToken)
    {
        StatisticSeries.Validate(from, to, step);
        var counts = await database.ReadAsync(session => SqliteStatisticTable.ReadMinutes(session, from, to));
        return StatisticSeries.Of(counts, from, to, step);
    }

    public async Task<IReadOnlyDictionary<WebhookEventStatus, long>> ReadCountsAsync(CancellationToken cancellationToken) =>
        StatusCounts.Of(await database.ReadAsync(SqliteStatisticTable.ReadCounts));

    public Task<DateTimeOffset?> FindOldestPendingAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(SqliteStatisticTable.FindOldestPending);

    public Task<DateTimeOffset?> FindLastReceivedAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(SqliteStatisticTable.FindLastReceived);

    public Task<long> FoldAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        database.WriteAsync(session => SqliteStatisticTable.Fold(session, StatisticTime.Hour(olderThan)), cancellationToken);

    public Task<long> DeleteOlderThanAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        database.WriteAsync(session => SqliteStatisticTable.Delete(session, olderThan), cancellationToken);
}
