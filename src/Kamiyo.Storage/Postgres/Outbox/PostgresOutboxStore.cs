using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Texts;
using Npgsql;

namespace Kamiyo.Storage.Postgres.Outbox;

internal sealed class PostgresOutboxStore(PostgresDatabase database) : IOutboxStore
{
    // SKIP LOCKED: what another process is claiming or ending isn't waited for.
    internal const string ClaimSql = """
        WITH due AS (
            SELECT message_id, leased_until IS NOT NULL AS is_lost, coalesce(leased_until, next_attempt_at) AS due_at
            FROM outbox
            WHERE status = 'pending' AND partition = $1 AND coalesce(leased_until, next_attempt_at) <= $2
            ORDER BY coalesce(leased_until, next_attempt_at), message_id
            LIMIT $3
            FOR UPDATE SKIP LOCKED),
        placed AS (
            SELECT message_id, is_lost, due_at, row_number() OVER line AS place, bool_or(is_lost) OVER line AS follows_lost
            FROM due WINDOW line AS (ORDER BY due_at, message_id)),
        claimed AS (
            UPDATE outbox AS message
            SET leased_until = $4, attempts = message.attempts + placed.is_lost::integer
            FROM placed
            WHERE message.message_id = placed.message_id AND (placed.place = 1 OR NOT placed.follows_lost)
            RETURNING message.*, placed.due_at)
        SELECT message_id, kind, subject, discriminator, channel, customer_id, recipient, data::text, occurred_at, attempts, leased_until
        FROM claimed
        ORDER BY due_at, message_id
        """;

    internal const string FinishSql = """
        UPDATE outbox
        SET status = $3, attempts = attempts + $4, next_attempt_at = NULL, leased_until = NULL, reason = $5, finished_at = $6
        WHERE message_id = $1 AND leased_until = $2
        RETURNING message_id
        """;

    internal const string ReleaseSql = """
        UPDATE outbox SET leased_until = NULL WHERE message_id = $1 AND leased_until = $2 RETURNING message_id
        """;

    internal const string RetrySql = """
        UPDATE outbox
        SET attempts = attempts + 1, next_attempt_at = $3, leased_until = NULL, reason = $4
        WHERE message_id = $1 AND leased_until = $2
        RETURNING message_id
        """;

    internal const string FindNextDueSql = """
        SELECT coalesce(leased_until, next_attempt_at)
        FROM outbox
        WHERE status = 'pending' AND partition = $1
        ORDER BY coalesce(leased_until, next_attempt_at), message_id
        LIMIT 1
        """;

    public int Partitions => OutboxPartition.Count;

    public async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(
        int partition, int limit, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        var leasedUntil = OutboxLease.End(partition, limit, now, lease);
        return await database.WriteAsync(
            ClaimSql,
            parameters => parameters.AddValue((short)partition).AddTime(now).AddValue(limit).AddTime(leasedUntil),
            Read,
            cancellationToken);
    }

    public Task<bool> FinishAsync(
        OutboxMessage message, OutboxStatus status, string? reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        FinishAsync(message, OutboxResult.Create(status, reason, now), cancellationToken);

    public Task<bool> GiveUpAsync(OutboxMessage message, string reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        FinishAsync(message, OutboxResult.GivenUp(reason, now), cancellationToken);

    public async Task<bool> ReleaseAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var released = await database.WriteAsync(
            ReleaseSql,
            parameters => parameters.AddValue(message.MessageId).AddTime(message.LeasedUntil),
            static reader => reader.GetInt64(0),
            cancellationToken);
        return released.Count == 1;
    }

    public async Task<bool> RetryAsync(
        OutboxMessage message, DateTimeOffset nextAttemptAt, string reason, CancellationToken cancellationToken)
    {
        var retried = await database.WriteAsync(
            RetrySql,
            parameters => parameters
                .AddValue(message.MessageId)
                .AddTime(message.LeasedUntil)
                .AddTime(nextAttemptAt)
                .AddText(StoredText.Fit(reason, OutboxResult.ReasonLength)),
            static reader => reader.GetInt64(0),
            cancellationToken);
        return retried.Count == 1;
    }

    public async Task<DateTimeOffset?> FindNextDueAsync(int partition, CancellationToken cancellationToken)
    {
        var due = await database.QueryAsync(
            FindNextDueSql,
            parameters => parameters.AddValue((short)partition),
            static reader => (DateTimeOffset?)reader.GetTime<PostgresTimes>(0),
            cancellationToken);
        return due.SingleOrDefault();
    }

    private async Task<bool> FinishAsync(OutboxMessage message, OutboxResult result, CancellationToken cancellationToken)
    {
        var finished = await database.WriteAsync(
            FinishSql,
            parameters => parameters
                .AddValue(message.MessageId)
                .AddTime(message.LeasedUntil)
                .AddText(result.Status.ToText())
                .AddValue(result.Attempts)
                .AddText(result.Reason)
                .AddTime(result.FinishedAt),
            static reader => reader.GetInt64(0),
            cancellationToken);
        return finished.Count == 1;
    }

    private static OutboxMessage Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        OutboxEntryRow.Read<PostgresTimes>(reader, firstOrdinal: 1),
        Attempts: reader.GetInt32(9),
        LeasedUntil: reader.GetTime<PostgresTimes>(10));
}
