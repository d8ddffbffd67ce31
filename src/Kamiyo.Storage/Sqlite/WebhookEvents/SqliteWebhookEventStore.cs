using Kamiyo.Storage.Grouping;
using Kamiyo.Storage.Sqlite.Outbox;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Sqlite.WebhookEvents;

internal sealed class SqliteWebhookEventStore(SqliteDatabase database, GroupMetrics metrics, TimeProvider timeProvider)
    : IWebhookEventStore, IAsyncDisposable
{
    private readonly GroupRead<WebhookEvent> _events = SqliteReads.Create("event_read", database, SqliteWebhookEventTable.Find, metrics);

    private readonly GroupRead<WebhookPayload> _payloads =
        SqliteReads.Create("payload_read", database, SqliteWebhookPayloadTable.Find, metrics);

    public Task<bool> InsertAsync(WebhookEvent webhookEvent, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var insert = new WebhookEventInsert(webhookEvent, payload);
        return database.WriteFirstAsync(session => Insert(session, insert), payload.Length, cancellationToken);
    }

    public Task<bool> UpdateAsync(WebhookEventChange change, CancellationToken cancellationToken)
    {
        var update = WebhookEventUpdate.Create(change, timeProvider.GetUtcNow());
        return database.WriteAsync(session => Update(session, update), cancellationToken);
    }

    public Task<WebhookEvent?> FindAsync(string eventId, CancellationToken cancellationToken) =>
        _events.FindAsync(eventId, cancellationToken);

    public Task<IReadOnlyList<WebhookAttempt>> FindAttemptsAsync(string eventId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<WebhookAttempt>>(session => SqliteWebhookAttemptTable.Find(session, eventId));

    public Task<IReadOnlyList<DueWebhookEvent>> FindDueAsync(
        DueWebhookEvent? after, DateTimeOffset dueBy, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DueWebhookEvent>>(
            session => SqliteWebhookEventTable.FindDue(session, after ?? DueWebhookEvent.BeforeAll, dueBy, limit));

    public async Task<ReadOnlyMemory<byte>?> FindPayloadAsync(string eventId, CancellationToken cancellationToken)
    {
        var payload = await _payloads.FindAsync(eventId, cancellationToken);
        return payload?.Body;
    }

    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync();
        await _payloads.DisposeAsync();
    }

    private static bool Insert(SqliteSession session, WebhookEventInsert insert)
    {
        var row = insert.Event;
        if (!SqliteWebhookEventTable.Insert(session, row))
        {
            return false;
        }

        SqliteWebhookPayloadTable.Insert(session, row.EventId, insert.Payload);
        session.Tally.Receive(row.Status, row.ReceivedAt);
        session.Tally.Count(insert.Counts);
        return true;
    }

    private static bool Update(SqliteSession session, WebhookEventUpdate update)
    {
        if (!SqliteWebhookEventTable.Update(session, update.Event, update.Before))
        {
            return false;
        }

        if (update.FailedAt is { } failedAt)
        {
            SqliteWebhookAttemptTable.Insert(session, update.Event, failedAt);
        }

        foreach (var alert in update.Alerts)
        {
            SqliteOutboxTable.Insert(session, alert);
        }

        session.Tally.Move(update.Before, update.Event.Status);
        session.Tally.Count(update.Counts);
        return true;
    }
}
