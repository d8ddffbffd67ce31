using Kamiyo.Storage.Analytics;
using Kamiyo.Storage.Subscriptions;
using Npgsql;

namespace Kamiyo.Storage.Postgres.Subscriptions;

internal sealed class AnalyticsTable : ICommitTable
{
    private static readonly UnnestRows<AnalyticsRow> Rows = new UnnestRows<AnalyticsRow>()
        .Text("name", row => row.Event.Name)
        .Text("subject", row => row.Event.Subject)
        .Text("discriminator", row => row.Event.Discriminator)
        .Text("customer_id", row => row.CustomerId)
        .Text("event_id", row => row.EventId)
        .Text("properties", row => row.PropertiesJson)
        .Time("occurred_at", row => row.Event.OccurredAt);

    public int ParameterCount => Rows.Count;

    // Ordered, because an insert waits for another process' uncommitted row of the same key.
    public string Sql(int firstParameter) => $"""
        analytics AS (
            INSERT INTO analytics_event ({Rows.Names})
            SELECT name, subject, discriminator, customer_id, event_id, properties::json, occurred_at
            FROM {Rows.From("new", firstParameter)}
            WHERE {Membership.Sql("customer_id", "SELECT customer_id FROM accepted")}
            ORDER BY name COLLATE "C", subject COLLATE "C", discriminator COLLATE "C"
            ON CONFLICT DO NOTHING)
        """;

    public void AddParameters(NpgsqlParameterCollection parameters, IReadOnlyList<SubscriptionCommit> commits, short slot) =>
        Rows.AddParameters(parameters, [.. commits.SelectMany(AnalyticsRow.Of)]);
}
