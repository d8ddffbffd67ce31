using Kamiyo.Storage.Retention;

namespace Kamiyo.Storage.Sqlite.Retention;

internal sealed class SqliteRetentionStore(SqliteDatabase database) : IRetentionStore
{
    // There is one writer: a batch is over in milliseconds, so that an event that comes meanwhile doesn't notice.
    public int BatchSize => 200;

    public Task<DeletedEvents> DeleteEventsAsync(DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken) =>
        database.WriteAsync(session => SqliteRetentionTable.DeleteEvents(session, receivedBefore, limit), cancellationToken);

    public Task<DeletedPayloads> DeletePayloadsAsync(
        RetentionCursor? after, DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken) => database.WriteAsync(
            session => SqliteRetentionTable.DeletePayloads(session, after ?? RetentionCursor.BeforeAll, receivedBefore, limit), cancellationToken);

    public Task<int> DeleteMessagesAsync(DateTimeOffset finishedBefore, int limit, CancellationToken cancellationToken) =>
        database.WriteAsync(session => SqliteRetentionTable.DeleteMessages(session, finishedBefore, limit), cancellationToken);

    public Task<DeletedEvents> CountEventsAsync(DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(session => SqliteRetentionTable.CountEvents(session, receivedBefore, limit));

    public Task<int> CountMessagesAsync(DateTimeOffset finishedBefore, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(session => SqliteRetentionTable.CountMessages(session, finishedBefore, limit));
}
