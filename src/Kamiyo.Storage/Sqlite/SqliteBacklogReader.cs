using Kamiyo.Storage.Backlog;

namespace Kamiyo.Storage.Sqlite;

internal sealed class SqliteBacklogReader(SqliteDatabase database) : IBacklogReader
{
    public Task<BacklogCounts> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return database.ReadAsync(session => session.Query(BacklogQuery.Sql, BacklogQuery.Read<SqliteTimes>).Single());
    }
}
