using Kamiyo.Storage.Reminders;
using Npgsql;
using Orleans.Runtime;

namespace Kamiyo.Storage.Postgres.Reminders;

internal sealed class PostgresReminderStore(PostgresDatabase database) : IReminderStore
{
    private const string UpsertSql = """
        INSERT INTO reminder AS stored (grain_id, name, start_at, period_milliseconds, grain_hash, version)
        VALUES ($1, $2, $3, $4, $5, 1)
        ON CONFLICT (grain_id, name) DO UPDATE
        SET start_at = excluded.start_at, period_milliseconds = excluded.period_milliseconds, grain_hash = excluded.grain_hash,
            version = stored.version + 1
        RETURNING version
        """;

    public async Task<StoredReminder?> FindAsync(string grainId, string name, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            ReminderSql.Find, parameters => AddKey(parameters, grainId, name), ReminderRow.Read<PostgresTimes>, cancellationToken);
        return rows.SingleOrDefault();
    }

    public async Task<IReadOnlyList<StoredReminder>> ListAsync(string grainId, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            ReminderSql.List,
            parameters => parameters.Add(new NpgsqlParameter<string> { TypedValue = grainId }),
            ReminderRow.Read<PostgresTimes>,
            cancellationToken);

    public async Task<IReadOnlyList<StoredReminder>> ListAllAsync(CancellationToken cancellationToken) =>
        await database.QueryAsync(ReminderSql.ListAll, static _ => { }, ReminderRow.Read<PostgresTimes>, cancellationToken);

    public async Task<long> UpsertAsync(
        string grainId, string name, DateTimeOffset startAt, TimeSpan period, CancellationToken cancellationToken)
    {
        var versions = await database.WriteAsync(
            UpsertSql,
            parameters =>
            {
                AddKey(parameters, grainId, name);
                parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = startAt.UtcDateTime });
                parameters.Add(new NpgsqlParameter<long> { TypedValue = (long)period.TotalMilliseconds });

                // Read by Orleans alone, whose silos share the reminders out by it.
                parameters.Add(new NpgsqlParameter<int> { TypedValue = unchecked((int)GrainId.Parse(grainId).GetUniformHashCode()) });
            },
            reader => reader.GetInt64(0),
            cancellationToken);
        return versions.Single();
    }

    public async Task<bool> RemoveAsync(string grainId, string name, long version, CancellationToken cancellationToken)
    {
        var removed = await database.WriteAsync(
            $"{ReminderSql.Remove} RETURNING version",
            parameters =>
            {
                AddKey(parameters, grainId, name);
                parameters.Add(new NpgsqlParameter<long> { TypedValue = version });
            },
            reader => reader.GetInt64(0),
            cancellationToken);
        return removed.Count > 0;
    }

    public Task ClearAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(ReminderSql.Clear, static _ => { }, static _ => 0, cancellationToken);

    private static void AddKey(NpgsqlParameterCollection parameters, string grainId, string name)
    {
        parameters.Add(new NpgsqlParameter<string> { TypedValue = grainId });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
    }
}
