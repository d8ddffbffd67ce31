using Kamiyo.Storage.Subscriptions;
using Npgsql;

namespace Kamiyo.Storage.Postgres.Subscriptions;

internal sealed class TimelineTable : ICommitTable
{
    private static readonly UnnestRows<SubscriptionCommit> Rows = new UnnestRows<SubscriptionCommit>()
        .Text("event_id", commit => commit.Entry.EventId)
        .Text("customer_id", commit => commit.Entry.CustomerId)
        .Text("type", commit => commit.Entry.Type)
        .Text("outcome", commit => commit.Entry.Outcome.ToText())
        .Text("summary", commit => commit.Entry.Summary)
        .Text("before", commit => commit.Entry.Before)
        .Text("after", commit => commit.Entry.After)
        .Time("occurred_at", commit => commit.Entry.OccurredAt)
        .Time("recorded_at", commit => commit.Entry.RecordedAt);

    public int ParameterCount => Rows.Count;

    // No ON CONFLICT: should two customers bring one event, the key refuses the batch, and alone the second finds the first.
    public string Sql(int firstParameter) => $"""
        timeline AS (
            INSERT INTO subscription_timeline ({Rows.Names})
            SELECT event_id, customer_id, type, outcome, summary, before::json, after::json, occurred_at, recorded_at
            FROM {Rows.From("new", firstParameter)}
            WHERE {Membership.Sql("customer_id", "SELECT customer_id FROM accepted")})
        """;

    public void AddParameters(NpgsqlParameterCollection parameters, IReadOnlyList<SubscriptionCommit> commits, short slot) =>
        Rows.AddParameters(parameters, commits);
}
