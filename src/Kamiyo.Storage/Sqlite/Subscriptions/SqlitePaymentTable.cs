using Kamiyo.Billing.Payments;
using Kamiyo.Storage.Subscriptions;

namespace Kamiyo.Storage.Sqlite.Subscriptions;

/// <summary>The latest result wins: a success over any failure, then the higher attempt, then the later event.</summary>
internal static class SqlitePaymentTable
{
    private const string UpsertSql = """
        INSERT INTO payment (payment_id, customer_id, invoice_id, status, amount, currency, attempt, event_id, occurred_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (payment_id) DO UPDATE
        SET customer_id = excluded.customer_id,
            invoice_id = excluded.invoice_id,
            status = excluded.status,
            amount = excluded.amount,
            currency = excluded.currency,
            attempt = excluded.attempt,
            event_id = excluded.event_id,
            occurred_at = excluded.occurred_at
        WHERE (excluded.status = 'succeeded', excluded.attempt, excluded.occurred_at)
            > (status = 'succeeded', attempt, occurred_at)
        """;

    public static void Upsert(SqliteSession session, string customerId, Payment payment) => session.Execute(
        UpsertSql,
        payment.PaymentId,
        customerId,
        payment.InvoiceId,
        payment.Status.ToText(),
        payment.Amount,
        payment.Currency,
        payment.Attempt,
        payment.EventId,
        SqliteTime.Write(payment.OccurredAt));
}
