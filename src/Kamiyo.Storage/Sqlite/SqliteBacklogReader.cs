using Kamiyo.Storage.Backlog;

namespace Kamiyo.Storage.Sqlite;

internal sealed class SqliteBacklogReader(SqliteDatabase database) : IBacklogReader
{
    public Task<BacklogCounts> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return database.ReadAsync(session => session.Query(
            BacklogQuery.Sql,
            static reader => new BacklogCounts(
                reader.GetInt64(0), reader.GetInt64(1), reader.GetOptionalTime(2), reader.GetInt64(3), reader.GetInt64(4))).Single());
    }
}
