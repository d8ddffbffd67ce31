using Kamiyo.Storage.Postgres.Statistics;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.WebhookEvents;
using Npgsql;

namespace Kamiyo.Storage.Postgres.Subscriptions;

/// <summary>Finishes the events that are applied, unless another writer has changed their rows, and counts those that it finishes.</summary>
internal sealed class EventTable : ICommitTable
{
    private static readonly UnnestRows<(string CustomerId, FinishedWebhookEvent Event)> Rows =
        new UnnestRows<(string CustomerId, FinishedWebhookEvent Event)>()
            .Text("customer_id", row => row.CustomerId)
            .Text("event_id", row => row.Event.EventId)
            .Text("status", row => row.Event.Status.ToText())
            .Integer("attempts", row => row.Event.Attempts)
            .Time("processed_at", row => row.Event.ProcessedAt)
            .Text("outcome", row => row.Event.OutcomeText)
            .BigInteger("version", row => row.Event.Version)
            .Text("before", row => row.Event.Before.ToText());

    public int ParameterCount => Rows.Count + StatisticUpsert.ParameterCount;

    public bool IsNeeded(IReadOnlyList<SubscriptionCommit> commits) => commits.Any(static commit => commit.Event is not null);

    public string Sql(int firstParameter) => $"""
        updated AS (
            UPDATE webhook_event AS stored
            SET status = change.status,
                attempts = change.attempts,
                next_attempt_at = NULL,
                processed_at = change.processed_at,
                error_message = NULL,
                error_detail = NULL,
                outcome = change.outcome,
                version = change.version
            FROM {Rows.From("change", firstParameter)}
            WHERE stored.event_id = change.event_id AND stored.version = change.version - 1 AND stored.status = change.before
                AND {Membership.Sql("change.customer_id", "SELECT customer_id FROM accepted")}
            RETURNING change.*),
        {StatisticUpsert.UpdatedSql(firstParameter + Rows.Count)}
        """;

    public void AddParameters(NpgsqlParameterCollection parameters, IReadOnlyList<SubscriptionCommit> commits, short slot)
    {
        IReadOnlyList<(string CustomerId, FinishedWebhookEvent Event)> rows =
            [.. from commit in commits where commit.Event is not null select (commit.Subscription.State.CustomerId, commit.Event)];
        Rows.AddParameters(parameters, rows);
        StatisticUpsert.AddParameters(parameters, rows.Select(static row => (row.Event.EventId, row.Event.Counts)), slot);
    }
}
