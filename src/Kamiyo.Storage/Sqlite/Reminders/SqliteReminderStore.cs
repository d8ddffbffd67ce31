using Kamiyo.Storage.Reminders;

namespace Kamiyo.Storage.Sqlite.Reminders;

internal sealed class SqliteReminderStore(SqliteDatabase database) : IReminderStore
{
    private const string SelectSql = "SELECT grain_id, name, start_at, period_milliseconds, version FROM reminder";

    private const string FindSql = $"{SelectSql} WHERE grain_id = $1 AND name = $2";

    private const string ListSql = $"{SelectSql} WHERE grain_id = $1 ORDER BY name";

    private const string UpsertSql = """
        INSERT INTO reminder (grain_id, name, start_at, period_milliseconds, version)
        VALUES ($1, $2, $3, $4, 1)
        ON CONFLICT (grain_id, name) DO UPDATE
        SET start_at = excluded.start_at, period_milliseconds = excluded.period_milliseconds, version = version + 1
        RETURNING version
        """;

    private const string RemoveSql = "DELETE FROM reminder WHERE grain_id = $1 AND name = $2 AND version = $3";

    private const string ClearSql = "DELETE FROM reminder";

    public async Task<StoredReminder?> FindAsync(string grainId, string name, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(session => session.Query(FindSql, ReminderRow.Read<SqliteTimes>, grainId, name), cancellationToken);
        return found.SingleOrDefault();
    }

    public Task<IReadOnlyList<StoredReminder>> ListAsync(string grainId, CancellationToken cancellationToken) =>
        ReadAsync(session => session.Query(ListSql, ReminderRow.Read<SqliteTimes>, grainId), cancellationToken);

    public Task<IReadOnlyList<StoredReminder>> ListAllAsync(CancellationToken cancellationToken) =>
        ReadAsync(session => session.Query(SelectSql, ReminderRow.Read<SqliteTimes>), cancellationToken);

    public Task<long> UpsertAsync(
        string grainId, string name, DateTimeOffset startAt, TimeSpan period, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Query(
                UpsertSql,
                reader => reader.GetInt64(0),
                grainId,
                name,
                SqliteTime.Write(startAt),
                (long)period.TotalMilliseconds).Single(),
            cancellationToken);

    public Task<bool> RemoveAsync(string grainId, string name, long version, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Execute(RemoveSql, grainId, name, version) == 1, cancellationToken);

    public Task ClearAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Execute(ClearSql), cancellationToken);

    private Task<IReadOnlyList<StoredReminder>> ReadAsync(
        Func<SqliteSession, IReadOnlyList<StoredReminder>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return database.ReadAsync(read);
    }
}
