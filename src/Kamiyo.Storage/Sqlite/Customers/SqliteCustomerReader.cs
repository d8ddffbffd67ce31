using Kamiyo.Billing.Audit;
using Kamiyo.Billing.Payments;
using Kamiyo.Storage.Audit;
using Kamiyo.Storage.Customers;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Paging;
using Kamiyo.Storage.Sqlite.Outbox;
using Kamiyo.Storage.Sqlite.Subscriptions;
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

    private const string PaymentsSql = """
        SELECT payment_id, invoice_id, status, amount, currency, attempt, event_id, occurred_at
        FROM payment
        WHERE customer_id = $1 AND (occurred_at, payment_id) < ($2, $3)
        ORDER BY occurred_at DESC, payment_id DESC
        LIMIT $4
        """;

    private const string AuditSql = """
        SELECT audit_id, customer_id, event_id, actor_kind, actor_name, action, subject, old_value, new_value, reason, occurred_at, recorded_at
        FROM audit_log
        WHERE customer_id = $1 AND (occurred_at, audit_id) < ($2, $3)
        ORDER BY occurred_at DESC, audit_id DESC
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

    private const string FindCustomerIdSql = """
        SELECT customer_id FROM subscription WHERE user_id = $1 ORDER BY updated_at DESC, customer_id LIMIT 1
        """;

    public Task<Page<TimelineEntry>> TimelineAsync(string customerId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var request = PageRequest.Create(cursor, limit);
        return ReadAsync(TimelineSql, SqliteTimelineTable.Read, customerId, request, request.After.Id, CustomerCursors.Of, cancellationToken);
    }

    public Task<Page<Payment>> PaymentsAsync(string customerId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var request = PageRequest.Create(cursor, limit);
        return ReadAsync(PaymentsSql, ReadPayment, customerId, request, request.After.Id, CustomerCursors.Of, cancellationToken);
    }

    public Task<Page<StoredAuditEntry>> AuditAsync(string customerId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var request = PageRequest.Create(cursor, limit);
        return ReadAsync(AuditSql, ReadAuditEntry, customerId, request, request.After.Number, CustomerCursors.Of, cancellationToken);
    }

    public Task<Page<StoredOutboxMessage>> OutboxAsync(string customerId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var request = PageRequest.Create(cursor, limit);
        return ReadAsync(OutboxSql, ReadMessage, customerId, request, request.After.Number, CustomerCursors.Of, cancellationToken);
    }

    public async Task<string?> FindCustomerIdByUserIdAsync(string userId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var found = await database.ReadAsync(session => session.Query(FindCustomerIdSql, static reader => reader.GetString(0), userId));
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

    private static Payment ReadPayment(SqliteDataReader reader) => new(
        PaymentId: reader.GetString(0),
        InvoiceId: reader.GetOptionalString(1),
        Status: PaymentStatusText.Parse(reader.GetString(2)),
        Amount: reader.GetInt64(3),
        Currency: reader.GetString(4),
        Attempt: reader.GetInt32(5),
        EventId: reader.GetString(6),
        OccurredAt: reader.GetTime(7));

    private static StoredAuditEntry ReadAuditEntry(SqliteDataReader reader) => new(
        AuditId: reader.GetInt64(0),
        CustomerId: reader.GetString(1),
        EventId: reader.GetOptionalString(2),
        new AuditEntry(
            new AuditActor(AuditActorKindText.Parse(reader.GetString(3)), reader.GetOptionalString(4)),
            Action: reader.GetString(5),
            Subject: reader.GetString(6),
            Old: reader.GetOptionalString(7),
            New: reader.GetOptionalString(8),
            OccurredAt: reader.GetTime(10),
            Reason: reader.GetOptionalString(9)),
        RecordedAt: reader.GetTime(11));

    private static StoredOutboxMessage ReadMessage(SqliteDataReader reader) => new(
        MessageId: reader.GetInt64(0),
        SqliteOutboxEntryReader.Read(reader, firstOrdinal: 1),
        Status: OutboxStatusText.Parse(reader.GetString(9)),
        Attempts: reader.GetInt32(10),
        NextAttemptAt: reader.GetOptionalTime(11),
        Reason: reader.GetOptionalString(12),
        CreatedAt: reader.GetTime(13),
        FinishedAt: reader.GetOptionalTime(14));
}
