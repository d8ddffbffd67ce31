using Kamiyo.Billing.Payments;
using Kamiyo.Storage.Audit;
using Kamiyo.Storage.Customers;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Paging;
using Kamiyo.Storage.Subscriptions;
using Microsoft.Data.Sqlite;

namespace Kamiyo.Storage.Sqlite.Customers;

internal sealed class SqliteCustomerReader(SqliteDatabase database) : ICustomerReader
{
    private const string TimelineSql = """
        SELECT event_id, customer_id, type, outcome, summary, before, after, occurred_at, recorded_at
        FROM subscription_timeline
        WHERE customer_id = $1 AND (occurred_at, event_id) < ($2, $3)
        ORDER BY occurred_at DESC, event_id DESC
        LIMIT $4
        """;

    private const string OutboxSql = """
        SELECT message_id, kind, subject, discriminator, channel, customer_id, recipient, data, occurred_at, status, attempts,
            next_attempt_at, reason, created_at, finished_at
        FROM outbox
        WHERE customer_id = $1 AND (occurred_at, message_id) < ($2, $3)
        ORDER BY occurred_at DESC, message_id DESC
        LIMIT $4
        """;

    public Task<Page<TimelineEntry>> TimelineAsync(string customerId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var request = PageRequest.Create(cursor, limit);
        return ReadAsync(
            TimelineSql, TimelineEntryRow.Read<SqliteTimes>, customerId, request, request.After.Id, CustomerCursors.Of, cancellationToken);
    }

    public Task<Page<Payment>> PaymentsAsync(string customerId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var request = PageRequest.Create(cursor, limit);
        return ReadAsync(
            CustomerSql.Payments,
            PaymentRow.Read<SqliteTimes>,
            customerId,
            request,
            request.After.Id,
            CustomerCursors.Of,
            cancellationToken);
    }

    public Task<Page<StoredAuditEntry>> AuditAsync(string customerId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var request = PageRequest.Create(cursor, limit);
        return ReadAsync(
            CustomerSql.Audit,
            StoredAuditEntryRow.Read<SqliteTimes>,
            customerId,
            request,
            request.After.Number,
            CustomerCursors.Of,
            cancellationToken);
    }

    public Task<Page<StoredOutboxMessage>> OutboxAsync(
        string customerId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var request = PageRequest.Create(cursor, limit);
        return ReadAsync(
            OutboxSql,
            StoredOutboxMessageRow.Read<SqliteTimes>,
            customerId,
            request,
            request.After.Number,
            CustomerCursors.Of,
            cancellationToken);
    }

    public async Task<string?> FindCustomerIdByUserIdAsync(string userId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var found = await database.ReadAsync(session =>
            session.Query(CustomerSql.FindCustomerId, static reader => reader.GetString(0), userId));
        return found.SingleOrDefault();
    }

    /// <param name="id">The cursor's id, of the type that the list's is.</param>
    private async Task<Page<T>> ReadAsync<T>(
        string sql,
        Func<SqliteDataReader, T> read,
        string customerId,
        PageRequest request,
        object id,
        Func<T, PageCursor> key,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rows = await database.ReadAsync(session => session.Query(
            sql, read, customerId, SqliteTime.Write(request.After.OccurredAt), id, request.FetchLimit));
        return request.ToPage(rows, key);
    }
}
