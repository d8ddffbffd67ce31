using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Subscriptions;

namespace Kamiyo.Storage.Sqlite.Subscriptions;

internal static class SqliteSubscriptionTable
{
    // A later version of a customer who isn't there is refused rather than inserted.
    private const string UpsertSql = """
        INSERT INTO subscription (
            customer_id, email, user_id, subscription_tier, subscription_status, api_access, state, version, updated_at)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
        WHERE $8 = 1 OR EXISTS (SELECT 1 FROM subscription WHERE customer_id = $1)
        ON CONFLICT (customer_id) DO UPDATE
        SET email = excluded.email,
            user_id = excluded.user_id,
            subscription_tier = excluded.subscription_tier,
            subscription_status = excluded.subscription_status,
            api_access = excluded.api_access,
            state = excluded.state,
            version = excluded.version,
            updated_at = excluded.updated_at
        WHERE version = excluded.version - 1
        """;

    private const string FindSql = "SELECT state, version, updated_at FROM subscription WHERE customer_id = $1";

    /// <summary>False when the stored version isn't the one before.</summary>
    public static bool Upsert(SqliteSession session, SubscriptionRecord row) => session.Execute(
        UpsertSql,
        row.State.CustomerId,
        row.State.Email,
        row.State.UserId,
        TierName.Of(row.Standing.Tier),
        row.Standing.Status,
        row.Standing.ApiAccess,
        CustomerStateJson.Serialize(row.State),
        row.Version,
        SqliteTime.Write(row.UpdatedAt)) == 1;

    public static StoredSubscription? Find(SqliteSession session, string customerId) => session.Query(
        FindSql,
        reader => new StoredSubscription(
            CustomerStateJson.Deserialize(reader.GetString(0)), reader.GetInt64(1), reader.GetTime<SqliteTimes>(2)),
        customerId).SingleOrDefault();
}
