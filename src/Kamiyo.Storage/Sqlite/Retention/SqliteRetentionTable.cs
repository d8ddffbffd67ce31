using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Retention;

namespace Kamiyo.Storage.Sqlite.Retention;

internal static class SqliteRetentionTable
{
    private const string OldEventsSql = """
        SELECT event_id FROM webhook_event
        WHERE status IN ('processed', 'ignored') AND received_at < $1
        ORDER BY status, received_at LIMIT $2
        """;

    private const string OldEventsAfterSql = """
        SELECT event_id, status, received_at FROM webhook_event
        WHERE status IN ('processed', 'ignored') AND received_at < $1
            AND (status, received_at) >= ($2, $3) AND (status, received_at, event_id) > ($2, $3, $4)
        ORDER BY status, received_at, event_id LIMIT $5
        """;

    private const string DeleteMessagesSql = """
        DELETE FROM outbox WHERE message_id IN (SELECT message_id FROM outbox WHERE finished_at < $1 ORDER BY finished_at LIMIT $2)
        """;

    private const string CountEventsSql = $"""
        SELECT count(*), count(payload.event_id) FROM ({OldEventsSql}) AS old LEFT JOIN webhook_payload AS payload USING (event_id)
        """;

    private const string CountMessagesSql = """
        SELECT count(*) FROM (SELECT 1 FROM outbox WHERE finished_at < $1 ORDER BY finished_at LIMIT $2)
        """;

    private static readonly IReadOnlyList<string> DeleteOfEventSql = [.. EventTables.All.Select(DeleteFrom)];

    private static readonly string DeleteEventSql = DeleteFrom("webhook_event");

    public static DeletedEvents DeleteEvents(SqliteSession session, DateTimeOffset receivedBefore, int limit)
    {
        var ids = session.Query(OldEventsSql, static reader => reader.GetString(0), SqliteTime.Write(receivedBefore), limit);
        var payloads = 0;
        foreach (var id in ids)
        {
            payloads += session.Execute(DeleteOfEventSql[0], id);
            foreach (var sql in DeleteOfEventSql.Skip(1))
            {
                session.Execute(sql, id);
            }

            session.Execute(DeleteEventSql, id);
        }

        return new DeletedEvents(ids.Count, payloads);
    }

    public static DeletedPayloads DeletePayloads(SqliteSession session, RetentionCursor after, DateTimeOffset receivedBefore, int limit)
    {
        var old = session.Query(
            OldEventsAfterSql,
            static reader => new RetentionCursor(reader.GetString(1), reader.GetTime<SqliteTimes>(2), reader.GetString(0)),
            SqliteTime.Write(receivedBefore),
            after.Status,
            SqliteTime.Write(after.ReceivedAt),
            after.EventId,
            limit);
        var payloads = old.Sum(row => session.Execute(DeleteOfEventSql[0], row.EventId));
        return new DeletedPayloads(payloads, old.Count < limit ? null : old[^1]);
    }

    public static int DeleteMessages(SqliteSession session, DateTimeOffset finishedBefore, int limit) =>
        session.Execute(DeleteMessagesSql, SqliteTime.Write(finishedBefore), limit);

    public static DeletedEvents CountEvents(SqliteSession session, DateTimeOffset receivedBefore, int limit) => session
        .Query(CountEventsSql, static reader => new DeletedEvents(reader.GetInt32(0), reader.GetInt32(1)), SqliteTime.Write(receivedBefore), limit)
        .Single();

    public static int CountMessages(SqliteSession session, DateTimeOffset finishedBefore, int limit) =>
        session.Query(CountMessagesSql, static reader => reader.GetInt32(0), SqliteTime.Write(finishedBefore), limit).Single();

    private static string DeleteFrom(string table) => $"DELETE FROM {table} WHERE event_id = $1";
}
