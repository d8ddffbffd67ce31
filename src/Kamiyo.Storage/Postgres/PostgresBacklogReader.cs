using Kamiyo.Storage.Backlog;

namespace Kamiyo.Storage.Postgres;

internal sealed class PostgresBacklogReader(PostgresDatabase database) : IBacklogReader
{
    public async Task<BacklogCounts> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            BacklogQuery.Sql,
            static _ => { },
            static reader => new BacklogCounts(
                reader.GetInt64(0), reader.GetInt64(1), reader.GetOptionalTime(2), reader.GetInt64(3), reader.GetInt64(4)),
            cancellationToken);
        return rows.Single();
    }
}
