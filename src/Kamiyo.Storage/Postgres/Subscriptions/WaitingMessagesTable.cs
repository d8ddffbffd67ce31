using Kamiyo.Storage.Subscriptions;
using Npgsql;

namespace Kamiyo.Storage.Postgres.Subscriptions;

/// <summary>Sends on what earlier commits left waiting for an e-mail address that this one knows.</summary>
internal sealed class WaitingMessagesTable : ICommitTable
{
    private static readonly UnnestRows<SubscriptionCommit> Rows = new UnnestRows<SubscriptionCommit>()
        .Text("customer_id", commit => commit.Subscription.State.CustomerId)
        .Text("email", commit => commit.Subscription.State.Email)
        .Time("updated_at", commit => commit.Subscription.UpdatedAt);

    public int ParameterCount => Rows.Count;

    public bool IsNeeded(IReadOnlyList<SubscriptionCommit> commits) => commits.Any(static commit => commit.LearnsEmail);

    // The statement sees the outbox as it was before it; its own messages have got their recipient already.
    public string Sql(int firstParameter) => $"""
        addressed AS (
            UPDATE outbox AS message
            SET status = 'pending', recipient = new.email, next_attempt_at = new.updated_at
            FROM {Rows.From("new", firstParameter)}
            WHERE message.status = 'waiting'
                AND message.customer_id = new.customer_id
                AND new.email IS NOT NULL
                AND {Membership.Sql("new.customer_id", "SELECT customer_id FROM accepted")})
        """;

    public void AddParameters(NpgsqlParameterCollection parameters, IReadOnlyList<SubscriptionCommit> commits, short slot) =>
        Rows.AddParameters(parameters, commits);
}
