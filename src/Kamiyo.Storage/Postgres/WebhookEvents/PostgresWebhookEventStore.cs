using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Grouping;
using Kamiyo.Storage.Postgres.Statistics;
using Kamiyo.Storage.WebhookEvents;
using Npgsql;

namespace Kamiyo.Storage.Postgres.WebhookEvents;

internal sealed class PostgresWebhookEventStore : IWebhookEventStore, IAsyncDisposable
{
    internal const string FindSql = $"SELECT {WebhookEventRow.Columns} FROM webhook_event WHERE event_id = ANY($1)";

    internal const string FindPayloadSql = "SELECT event_id, body FROM webhook_payload WHERE event_id = ANY($1)";

    internal const string FindAttemptsSql = $"""
        SELECT {WebhookAttemptRow.Columns}
        FROM webhook_attempt WHERE event_id = $1 ORDER BY version DESC LIMIT $2
        """;

    internal const string FindDueSql = """
        SELECT event_id, coalesce(next_attempt_at, received_at) FROM webhook_event
        WHERE status IN ('received', 'failed') AND coalesce(next_attempt_at, received_at) <= $1
            AND (coalesce(next_attempt_at, received_at), event_id) > ($2, $3)
        ORDER BY coalesce(next_attempt_at, received_at), event_id LIMIT $4
        """;

    private readonly PostgresDatabase _database;
    private readonly TimeProvider _timeProvider;
    private readonly StatisticSlots _slots;
    private readonly GroupCommit<WebhookEventInsert, bool> _inserts;
    private readonly GroupCommit<WebhookEventUpdate, bool> _updates;
    private readonly GroupRead<WebhookEvent> _events;
    private readonly GroupRead<WebhookPayload> _payloads;

    public PostgresWebhookEventStore(
        PostgresDatabase database, StatisticSlots slots, DatabaseOptions options, GroupMetrics metrics, TimeProvider timeProvider)
    {
        _database = database;
        _slots = slots;
        _timeProvider = timeProvider;
        _inserts = new(
            "event_insert", PostgresGroups.Writes(options), row => row.Event.EventId, row => row.Payload.Length, InsertAsync, metrics);
        _updates = new(
            "event_update", PostgresGroups.Writes(options), row => row.Event.EventId, row => row.Weight, UpdateAsync, metrics);
        _events = new("event_read", PostgresGroups.Reads(options), FindAsync, metrics);
        _payloads = new("payload_read", PostgresGroups.PayloadReads(options), FindPayloadsAsync, metrics);
    }

    public Task<bool> InsertAsync(WebhookEvent webhookEvent, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        _inserts.RunAsync(new WebhookEventInsert(webhookEvent, payload), cancellationToken);

    public Task<bool> UpdateAsync(WebhookEventChange change, CancellationToken cancellationToken) =>
        _updates.RunAsync(WebhookEventUpdate.Create(change, _timeProvider.GetUtcNow()), cancellationToken);

    public Task<WebhookEvent?> FindAsync(string eventId, CancellationToken cancellationToken) =>
        _events.FindAsync(eventId, cancellationToken);

    public async Task<IReadOnlyList<WebhookAttempt>> FindAttemptsAsync(string eventId, CancellationToken cancellationToken) =>
        await _database.QueryAsync(
            FindAttemptsSql,
            parameters => parameters.AddText(eventId).AddValue(WebhookEventLimits.AttemptsRead),
            WebhookAttemptRow.Read<PostgresTimes>,
            cancellationToken);

    public async Task<IReadOnlyList<DueWebhookEvent>> FindDueAsync(
        DueWebhookEvent? after, DateTimeOffset dueBy, int limit, CancellationToken cancellationToken)
    {
        var last = after ?? DueWebhookEvent.BeforeAll;
        return await _database.QueryAsync(
            FindDueSql,
            parameters => parameters.AddTime(dueBy).AddTime(last.DueAt).AddText(last.EventId).AddValue(limit),
            static reader => new DueWebhookEvent(reader.GetString(0), reader.GetTime<PostgresTimes>(1)),
            cancellationToken);
    }

    public async Task<ReadOnlyMemory<byte>?> FindPayloadAsync(string eventId, CancellationToken cancellationToken)
    {
        var payload = await _payloads.FindAsync(eventId, cancellationToken);
        return payload?.Body;
    }

    public async ValueTask DisposeAsync()
    {
        await _inserts.DisposeAsync();
        await _updates.DisposeAsync();
        await _events.DisposeAsync();
        await _payloads.DisposeAsync();
    }

    private Task<IReadOnlyList<bool>> InsertAsync(IReadOnlyList<WebhookEventInsert> rows) => WebhookEventInsertStatement.IsLone(rows)
        ? WriteAsync(WebhookEventInsertStatement.LoneSql, WebhookEventInsertStatement.AddLoneParameters, rows, row => row.Event.EventId)
        : WriteAsync(WebhookEventInsertStatement.Sql, WebhookEventInsertStatement.AddParameters, rows, row => row.Event.EventId);

    private Task<IReadOnlyList<bool>> UpdateAsync(IReadOnlyList<WebhookEventUpdate> rows) => WebhookEventUpdateStatement.HasFailures(rows)
        ? WriteAsync(
            WebhookEventUpdateStatement.SqlWithFailures,
            WebhookEventUpdateStatement.AddParametersWithFailures,
            rows,
            row => row.Event.EventId)
        : WriteAsync(WebhookEventUpdateStatement.Sql, WebhookEventUpdateStatement.AddParameters, rows, row => row.Event.EventId);

    private async Task<IReadOnlyList<bool>> WriteAsync<TRow>(
        string sql, Action<NpgsqlParameterCollection, IReadOnlyList<TRow>, short> addParameters, IReadOnlyList<TRow> rows, Func<TRow, string> id)
    {
        using var slot = _slots.Take();
        var written = await _database.WriteAsync(
            sql, parameters => addParameters(parameters, rows, slot.Number), reader => reader.GetString(0), CancellationToken.None, rows.Count);
        var ids = written.ToHashSet(StringComparer.Ordinal);
        return [.. rows.Select(row => ids.Contains(id(row)))];
    }

    private async Task<IReadOnlyDictionary<string, WebhookEvent>> FindAsync(IReadOnlyList<string> ids)
    {
        var rows = await _database.QueryAsync(
            FindSql, parameters => parameters.AddKeys(ids), WebhookEventRow.Read<PostgresTimes>, CancellationToken.None);
        return rows.ToDictionary(row => row.EventId, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyDictionary<string, WebhookPayload>> FindPayloadsAsync(IReadOnlyList<string> ids)
    {
        var rows = await _database.QueryAsync(
            FindPayloadSql,
            parameters => parameters.AddKeys(ids),
            reader => (EventId: reader.GetString(0), Payload: new WebhookPayload(reader.GetFieldValue<byte[]>(1))),
            CancellationToken.None);
        return rows.ToDictionary(row => row.EventId, row => row.Payload, StringComparer.Ordinal);
    }
}
