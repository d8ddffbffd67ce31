using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Texts;

namespace Kamiyo.Storage.Sqlite.Outbox;

internal sealed class SqliteOutboxStore(SqliteDatabase database) : IOutboxStore
{
    public int Partitions => OutboxPartition.Count;

    public async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(
        int partition, int limit, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        var leasedUntil = OutboxLease.End(partition, limit, now, lease);
        return await database.WriteAsync(
            session => SqliteOutboxTable.Claim(session, partition, limit, now, leasedUntil), cancellationToken);
    }

    public Task<bool> FinishAsync(
        OutboxMessage message, OutboxStatus status, string? reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        FinishAsync(message, OutboxResult.Create(status, reason, now), cancellationToken);

    public Task<bool> GiveUpAsync(OutboxMessage message, string reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        FinishAsync(message, OutboxResult.GivenUp(reason, now), cancellationToken);

    public Task<bool> ReleaseAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        database.WriteAsync(session => SqliteOutboxTable.Release(session, message), cancellationToken);

    public Task<bool> RetryAsync(OutboxMessage message, DateTimeOffset nextAttemptAt, string reason, CancellationToken cancellationToken)
    {
        var storedReason = StoredText.Fit(reason, OutboxResult.ReasonLength)!;
        return database.WriteAsync(session => SqliteOutboxTable.Retry(session, message, nextAttemptAt, storedReason), cancellationToken);
    }

    public Task<DateTimeOffset?> FindNextDueAsync(int partition, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return database.ReadAsync(session => SqliteOutboxTable.FindNextDue(session, partition));
    }

    private Task<bool> FinishAsync(OutboxMessage message, OutboxResult result, CancellationToken cancellationToken) =>
        database.WriteAsync(session => SqliteOutboxTable.Finish(session, message, result), cancellationToken);
}
