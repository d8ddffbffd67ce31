using Kamiyo.Storage.Audit;
using Kamiyo.Storage.Subscriptions;
using Npgsql;

namespace Kamiyo.Storage.Postgres.Subscriptions;

internal sealed class AuditTable : ICommitTable
{
    private static readonly UnnestRows<AuditRow> Rows = new UnnestRows<AuditRow>()
        .Text("customer_id", row => row.CustomerId)
        .Text("event_id", row => row.EventId)
        .Text("actor_kind", row => row.Entry.Actor.Kind.ToText())
        .Text("actor_name", row => row.Entry.Actor.Name)
        .Text("action", row => row.Entry.Action)
        .Text("subject", row => row.Entry.Subject)
        .Text("old_value", row => row.Entry.Old)
        .Text("new_value", row => row.Entry.New)
        .Text("reason", row => row.Entry.Reason)
        .Time("occurred_at", row => row.Entry.OccurredAt)
        .Time("recorded_at", row => row.RecordedAt);

    public int ParameterCount => Rows.Count;

    public string Sql(int firstParameter) => $"""
        audit AS (
            INSERT INTO audit_log ({Rows.Names})
            SELECT {Rows.Names}
            FROM {Rows.From("new", firstParameter)}
            WHERE {Membership.Sql("customer_id", "SELECT customer_id FROM accepted")})
        """;

    public void AddParameters(NpgsqlParameterCollection parameters, IReadOnlyList<SubscriptionCommit> commits, short slot) =>
        Rows.AddParameters(parameters, [.. commits.SelectMany(AuditRow.Of)]);
}
