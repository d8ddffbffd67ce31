using Kamiyo.Storage.Retention;

namespace Kamiyo.Storage.Postgres.Retention;

/// <summary>Deletes a batch of events with all that tells of them alone, in one statement and so in one transaction.</summary>
internal static class EventDeleteStatement
{
    // Arrays instead of joins: the planner expects few elements and takes the primary keys, however large the tables are.
    private const string Ids = "ANY(ARRAY(SELECT event_id FROM old))";

    public static readonly string Sql = $"""
        WITH old AS MATERIALIZED (
            SELECT event_id FROM webhook_event
            WHERE status IN ('processed', 'ignored') AND received_at < $1
            ORDER BY status, received_at
            LIMIT $2
            FOR UPDATE SKIP LOCKED),
        {string.Join(",\n", EventTables.All.Select(DeleteFrom))},
        {DeleteFrom("webhook_event")}
        SELECT
            (SELECT count(*)::integer FROM deleted_webhook_event),
            (SELECT count(*)::integer FROM deleted_{EventTables.Payload})
        """;

    private static string DeleteFrom(string table) =>
        $"deleted_{table} AS (DELETE FROM {table} WHERE event_id = {Ids} RETURNING event_id)";
}
