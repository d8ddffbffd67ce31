using Kamiyo.Billing.Payments;
using Kamiyo.Storage.Audit;
using Kamiyo.Storage.Customers;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Paging;
using Kamiyo.Storage.Subscriptions;
using Npgsql;

namespace Kamiyo.Storage.Postgres.Customers;

internal sealed class PostgresCustomerReader(PostgresDatabase database) : ICustomerReader
{
    internal const string TimelineSql = """
        SELECT event_id, customer_id, type, outcome, summary, before::text, after::text, occurred_at, recorded_at
        FROM subscription_timeline
        WHERE customer_id = $1 AND (occurred_at, event_id) < ($2, $3)
        ORDER BY occurred_at DESC, event_id DESC
        LIMIT $4
        """;

    internal const string OutboxSql = """
        SELECT message_id, kind, subject, discriminator, channel, customer_id, recipient, data::text, occurred_at, status, attempts,
            next_attempt_at, reason, created_at, finished_at
        FROM outbox
        WHERE customer_id = $1 AND (occurred_at, message_id) < ($2, $3)
        ORDER BY occurred_at DESC, message_id DESC
        LIMIT $4
        """;

    public async Task<Page<TimelineEntry>> TimelineAsync(string customerId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var request = PageRequest.Create(cursor, limit);
        var rows = await database.QueryAsync(
            TimelineSql,
            parameters => AddTextKey(parameters, customerId, request),
            TimelineEntryRow.Read<PostgresTimes>,
            cancellationToken);
        return request.ToPage(rows, CustomerCursors.Of);
    }

    public async Task<Page<Payment>> PaymentsAsync(string customerId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var request = PageRequest.Create(cursor, limit);
        var rows = await database.QueryAsync(
            CustomerSql.Payments,
            parameters => AddTextKey(parameters, customerId, request),
            PaymentRow.Read<PostgresTimes>,
            cancellationToken);
        return request.ToPage(rows, CustomerCursors.Of);
    }

    public async Task<Page<StoredAuditEntry>> AuditAsync(string customerId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var request = PageRequest.Create(cursor, limit);
        var rows = await database.QueryAsync(
            CustomerSql.Audit,
            parameters => AddNumberKey(parameters, customerId, request),
            StoredAuditEntryRow.Read<PostgresTimes>,
            cancellationToken);
        return request.ToPage(rows, CustomerCursors.Of);
    }

    public async Task<Page<StoredOutboxMessage>> OutboxAsync(
        string customerId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var request = PageRequest.Create(cursor, limit);
        var rows = await database.QueryAsync(
            OutboxSql,
            parameters => AddNumberKey(parameters, customerId, request),
            StoredOutboxMessageRow.Read<PostgresTimes>,
            cancellationToken);
        return request.ToPage(rows, CustomerCursors.Of);
    }

    public async Task<string?> FindCustomerIdByUserIdAsync(string userId, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(
            CustomerSql.FindCustomerId, parameters => parameters.AddText(userId), static reader => reader.GetString(0), cancellationToken);
        return found.SingleOrDefault();
    }

    private static void AddTextKey(NpgsqlParameterCollection parameters, string customerId, PageRequest request) =>
        parameters.AddText(customerId).AddTime(request.After.OccurredAt).AddText(request.After.Id).AddValue(request.FetchLimit);

    private static void AddNumberKey(NpgsqlParameterCollection parameters, string customerId, PageRequest request) =>
        parameters.AddText(customerId).AddTime(request.After.OccurredAt).AddValue(request.After.Number).AddValue(request.FetchLimit);
}
