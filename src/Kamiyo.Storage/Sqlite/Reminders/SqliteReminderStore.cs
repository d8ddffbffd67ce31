using Kamiyo.Storage.Reminders;

namespace Kamiyo.Storage.Sqlite.Reminders;

internal sealed class SqliteReminderStore(SqliteDatabase database) : IReminderStore
{
    private const string UpsertSql = """
        INSERT INTO reminder (grain_id, name, start_at, period_milliseconds, version)
        VALUES ($1, $2, $3, $4, 1)
        ON CONFLICT (grain_id, name) DO UPDATE
        SET start_at = excluded.start_at, period_milliseconds = excluded.period_milliseconds, version = version + 1
        RETURNING version
        """;

    public async Task<StoredReminder?> FindAsync(string grainId, string name, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(
            session => session.Query(ReminderSql.Find, ReminderRow.Read<SqliteTimes>, grainId, name), cancellationToken);
        return found.SingleOrDefault();
    }

    public Task<IReadOnlyList<StoredReminder>> ListAsync(string grainId, CancellationToken cancellationToken) =>
        ReadAsync(session => session.Query(ReminderSql.List, ReminderRow.Read<SqliteTimes>, grainId), cancellationToken);

    public Task<IReadOnlyList<StoredReminder>> ListAllAsync(CancellationToken cancellationToken) =>
        ReadAsync(session => session.Query(ReminderSql.ListAll, ReminderRow.Read<SqliteTimes>), cancellationToken);

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
        database.WriteAsync(session => session.Execute(ReminderSql.Remove, grainId, name, version) == 1, cancellationToken);

    public Task ClearAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Execute(ReminderSql.Clear), cancellationToken);

    private Task<IReadOnlyList<StoredReminder>> ReadAsync(
        Func<SqliteSession, IReadOnlyList<StoredReminder>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return database.ReadAsync(read);
    }
}
