using Kamiyo.Storage.Backlog;

namespace Kamiyo.Storage.Postgres;

internal sealed class PostgresBacklogReader(PostgresDatabase database) : IBacklogReader
{
    public async Task<BacklogCounts> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(BacklogQuery.Sql, static _ => { }, BacklogQuery.Read<PostgresTimes>, cancellationToken);
        return rows.Single();
    }
}
