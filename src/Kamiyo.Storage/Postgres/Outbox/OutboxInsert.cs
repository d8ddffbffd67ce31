using Kamiyo.Storage.Outbox;
using Npgsql;

namespace Kamiyo.Storage.Postgres.Outbox;

/// <summary>The part of a WITH statement that writes messages with the change that they tell of.</summary>
internal static class OutboxInsert
{
    private const string Columns = """
        kind, subject, discriminator, channel, partition, customer_id, recipient, data, status, next_attempt_at, occurred_at, created_at,
        reason, finished_at
        """;

    private static readonly UnnestRows<OutboxRow> Rows = new UnnestRows<OutboxRow>()
        .Text("written_with", row => row.WrittenWith)
        .Text("kind", row => row.Entry.Kind)
        .Text("subject", row => row.Entry.Subject)
        .Text("discriminator", row => row.Entry.Discriminator)
        .Text("channel", row => row.Entry.Channel)
        .Integer("partition", row => row.Partition)
        .Text("customer_id", row => row.Entry.CustomerId)
        .Text("recipient", row => row.Entry.Recipient)
        .Text("data", row => row.Entry.Data)
        .Text("status", row => row.Status.ToText())
        .OptionalTime("next_attempt_at", row => row.NextAttemptAt)
        .Time("occurred_at", row => row.Entry.OccurredAt)
        .Time("created_at", row => row.CreatedAt)
        .Text("reason", row => row.Reason)
        .OptionalTime("finished_at", row => row.FinishedAt);

    public static int ParameterCount => Rows.Count;

    /// <param name="firstParameter">The number of the first of <see cref="ParameterCount"/> parameters.</param>
    /// <param name="written">A query of the keys that were written, to compare with <see cref="OutboxRow.WrittenWith"/>.</param>
    // Ordered, because an insert waits for another process' uncommitted row of the same key.
    public static string Sql(int firstParameter, string written) => $"""
        messages AS (
            INSERT INTO outbox ({Columns})
            SELECT kind, subject, discriminator, channel, partition, customer_id, recipient, data::json, status, next_attempt_at,
                occurred_at, created_at, reason, finished_at
            FROM {Rows.From("new", firstParameter)}
            WHERE {Membership.Sql("written_with", written)}
            ORDER BY kind COLLATE "C", subject COLLATE "C", discriminator COLLATE "C", channel COLLATE "C"
            ON CONFLICT (kind, subject, discriminator, channel) DO NOTHING)
        """;

    public static void AddParameters(NpgsqlParameterCollection parameters, IEnumerable<OutboxRow> rows) =>
        Rows.AddParameters(parameters, [.. rows]);
}
