using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Storage.Subscriptions;
using Npgsql;

namespace Kamiyo.Storage.Postgres.Subscriptions;

/// <summary>Writes the state, and by that decides which commits are accepted: the version is the one before, the event isn't applied.</summary>
internal sealed class SubscriptionTable : ICommitTable
{
    private static readonly UnnestRows<SubscriptionCommit> Rows = new UnnestRows<SubscriptionCommit>()
        .Text("event_id", commit => commit.Entry.EventId)
        .Text("customer_id", commit => commit.Subscription.State.CustomerId)
        .Text("email", commit => commit.Subscription.State.Email)
        .Text("user_id", commit => commit.Subscription.State.UserId)
        .Text("subscription_tier", commit => TierName.Of(commit.Subscription.Standing.Tier))
        .Text("subscription_status", commit => commit.Subscription.Standing.Status)
        .Boolean("api_access", commit => commit.Subscription.Standing.ApiAccess)
        .Json("state", commit => CustomerStateJson.SerializeToUtf8Bytes(commit.Subscription.State))
        .BigInteger("version", commit => commit.Subscription.Version)
        .Time("updated_at", commit => commit.Subscription.UpdatedAt);

    public int ParameterCount => Rows.Count;

    // The timeline is asked by a scalar subquery because that is always an index look-up a row, never a join over the whole
    // table. A later version of a customer who isn't there is refused rather than inserted.
    public string Sql(int firstParameter) => $"""
        accepted AS (
            INSERT INTO subscription AS stored (
                customer_id, email, user_id, subscription_tier, subscription_status, api_access, state, version, updated_at)
            SELECT customer_id, email, user_id, subscription_tier, subscription_status, api_access, state, version, updated_at
            FROM {Rows.From("new", firstParameter)}
            WHERE (SELECT entry.event_id FROM subscription_timeline AS entry WHERE entry.event_id = new.event_id) IS NULL
                AND (new.version = 1
                    OR (SELECT known.customer_id FROM subscription AS known WHERE known.customer_id = new.customer_id) IS NOT NULL)
            ORDER BY customer_id COLLATE "C"
            ON CONFLICT (customer_id) DO UPDATE
            SET email = excluded.email,
                user_id = excluded.user_id,
                subscription_tier = excluded.subscription_tier,
                subscription_status = excluded.subscription_status,
                api_access = excluded.api_access,
                state = excluded.state,
                version = excluded.version,
                updated_at = excluded.updated_at
            WHERE stored.version = excluded.version - 1
            RETURNING customer_id)
        """;

    public void AddParameters(NpgsqlParameterCollection parameters, IReadOnlyList<SubscriptionCommit> commits, short slot) =>
        Rows.AddParameters(parameters, commits);
}
