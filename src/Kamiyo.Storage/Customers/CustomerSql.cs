namespace Kamiyo.Storage.Customers;

/// <summary>What is asked of a customer with the same words in both dialects; JSON is read otherwise in each.</summary>
internal static class CustomerSql
{
    public const string Payments = """
        SELECT payment_id, invoice_id, status, amount, currency, attempt, event_id, occurred_at
        FROM payment
        WHERE customer_id = $1 AND (occurred_at, payment_id) < ($2, $3)
        ORDER BY occurred_at DESC, payment_id DESC
        LIMIT $4
        """;

    public const string Audit = """
        SELECT audit_id, customer_id, event_id, actor_kind, actor_name, action, subject, old_value, new_value, reason,
            occurred_at, recorded_at
        FROM audit_log
        WHERE customer_id = $1 AND (occurred_at, audit_id) < ($2, $3)
        ORDER BY occurred_at DESC, audit_id DESC
        LIMIT $4
        """;

    public const string FindCustomerId = """
        SELECT customer_id FROM subscription WHERE user_id = $1 ORDER BY updated_at DESC, customer_id LIMIT 1
        """;
}
