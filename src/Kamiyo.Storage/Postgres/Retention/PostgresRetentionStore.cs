using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Retention;
using Npgsql;

namespace Kamiyo.Storage.Postgres.Retention;

internal sealed class PostgresRetentionStore(PostgresDatabase database) : IRetentionStore
{
    internal const string DeletePayloadsSql = """
        WITH old AS MATERIALIZED (
            SELECT event_id, status, received_at FROM webhook_event
            WHERE status IN ('processed', 'ignored') AND received_at < $1
                AND (status, received_at) >= ($2, $3) AND (status, received_at, event_id) > ($2, $3, $4)
            ORDER BY status, received_at, event_id
            LIMIT $5),
        deleted AS (
            DELETE FROM webhook_payload WHERE event_id = ANY(ARRAY(SELECT event_id FROM old)) RETURNING event_id)
        SELECT (SELECT count(*)::integer FROM deleted), (SELECT count(*)::integer FROM old), last.status, last.received_at, last.event_id
        FROM old AS last
        ORDER BY last.status DESC, last.received_at DESC, last.event_id DESC
        LIMIT 1
        """;

    internal const string DeleteMessagesSql = """
        WITH old AS MATERIALIZED (
            SELECT message_id FROM outbox
            WHERE finished_at < $1
            ORDER BY finished_at
            LIMIT $2
            FOR UPDATE SKIP LOCKED)
        DELETE FROM outbox WHERE message_id = ANY(ARRAY(SELECT message_id FROM old)) RETURNING message_id
        """;

    internal const string CountEventsSql = """
        SELECT count(*)::integer, count(payload.event_id)::integer
        FROM (
            SELECT event_id FROM webhook_event
            WHERE status IN ('processed', 'ignored') AND received_at < $1
            ORDER BY status, received_at
            LIMIT $2) AS old
        LEFT JOIN LATERAL (SELECT event_id FROM webhook_payload WHERE webhook_payload.event_id = old.event_id OFFSET 0) AS payload ON true
        """;

    internal const string CountMessagesSql = """
        SELECT count(*)::integer FROM (SELECT FROM outbox WHERE finished_at < $1 ORDER BY finished_at LIMIT $2) AS old
        """;

    public int BatchSize => 2_000;

    public async Task<DeletedEvents> DeleteEventsAsync(DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken)
    {
        var deleted = await database.WriteAsync(
            EventDeleteStatement.Sql, parameters => AddBatch(parameters, receivedBefore, limit), ReadEvents, cancellationToken);
        return deleted.Single();
    }

    public async Task<DeletedPayloads> DeletePayloadsAsync(
        RetentionCursor? after, DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken)
    {
        var start = after ?? RetentionCursor.BeforeAll;
        var batches = await database.WriteAsync(
            DeletePayloadsSql,
            parameters => parameters
                .AddTime(receivedBefore)
                .AddText(start.Status)
                .AddTime(start.ReceivedAt)
                .AddText(start.EventId)
                .AddValue(limit),
            reader => new DeletedPayloads(
                reader.GetInt32(0),
                reader.GetInt32(1) < limit
                    ? null
                    : new RetentionCursor(reader.GetString(2), reader.GetTime<PostgresTimes>(3), reader.GetString(4))),
            cancellationToken);
        return batches.SingleOrDefault() ?? new DeletedPayloads(0, null);
    }

    public async Task<int> DeleteMessagesAsync(DateTimeOffset finishedBefore, int limit, CancellationToken cancellationToken)
    {
        var deleted = await database.WriteAsync(
            DeleteMessagesSql,
            parameters => AddBatch(parameters, finishedBefore, limit),
            static reader => reader.GetInt64(0),
            cancellationToken);
        return deleted.Count;
    }

    public async Task<DeletedEvents> CountEventsAsync(DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken)
    {
        var counts = await database.QueryAsync(
            CountEventsSql, parameters => AddBatch(parameters, receivedBefore, limit), ReadEvents, cancellationToken);
        return counts.Single();
    }

    public async Task<int> CountMessagesAsync(DateTimeOffset finishedBefore, int limit, CancellationToken cancellationToken)
    {
        var counts = await database.QueryAsync(
            CountMessagesSql,
            parameters => AddBatch(parameters, finishedBefore, limit),
            static reader => reader.GetInt32(0),
            cancellationToken);
        return counts.Single();
    }

    private static void AddBatch(NpgsqlParameterCollection parameters, DateTimeOffset before, int limit) =>
        parameters.AddTime(before).AddValue(limit);

    private static DeletedEvents ReadEvents(NpgsqlDataReader reader) => new(reader.GetInt32(0), reader.GetInt32(1));
}
