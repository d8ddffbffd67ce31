using Kamiyo.Billing.Payments;
using Kamiyo.Storage.Subscriptions;
using Npgsql;

namespace Kamiyo.Storage.Postgres.Subscriptions;

/// <summary>The latest result wins: a success over any failure, then the higher attempt, then the later event.</summary>
internal sealed class PaymentTable : ICommitTable
{
    private static readonly UnnestRows<(string CustomerId, Payment Payment)> Rows = new UnnestRows<(string CustomerId, Payment Payment)>()
        .Text("payment_id", row => row.Payment.PaymentId)
        .Text("customer_id", row => row.CustomerId)
        .Text("invoice_id", row => row.Payment.InvoiceId)
        .Text("status", row => row.Payment.Status.ToText())
        .BigInteger("amount", row => row.Payment.Amount)
        .Text("currency", row => row.Payment.Currency)
        .Integer("attempt", row => row.Payment.Attempt)
        .Text("event_id", row => row.Payment.EventId)
        .Time("occurred_at", row => row.Payment.OccurredAt);

    public int ParameterCount => Rows.Count;

    public bool IsNeeded(IReadOnlyList<SubscriptionCommit> commits) => commits.Any(static commit => commit.Payments.Count > 0);

    // DISTINCT ON: a statement can't update one row twice. It also puts the rows in the order that every process locks them in.
    public string Sql(int firstParameter) => $"""
        payments AS (
            INSERT INTO payment AS stored ({Rows.Names})
            SELECT DISTINCT ON (payment_id COLLATE "C") {Rows.Names}
            FROM {Rows.From("new", firstParameter)}
            WHERE {Membership.Sql("customer_id", "SELECT customer_id FROM accepted")}
            ORDER BY payment_id COLLATE "C", status = 'succeeded' DESC, attempt DESC, occurred_at DESC
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
                > (stored.status = 'succeeded', stored.attempt, stored.occurred_at))
        """;

    public void AddParameters(NpgsqlParameterCollection parameters, IReadOnlyList<SubscriptionCommit> commits, short slot) =>
        Rows.AddParameters(
            parameters,
            [.. commits.SelectMany(commit => commit.Payments, (commit, payment) => (commit.Subscription.State.CustomerId, payment))]);
}
