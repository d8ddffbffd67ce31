using Kamiyo.Storage.Subscriptions;
using Npgsql;

namespace Kamiyo.Storage.Postgres.Subscriptions;

/// <summary>
/// One table's share of the commit statement: a WITH query that writes its rows of the accepted commits. A further table in
/// the transaction is one more of these in <see cref="SubscriptionCommitStatement"/>.
/// </summary>
internal interface ICommitTable
{
    int ParameterCount { get; }

    /// <summary>Whether the commits have rows for it. A statement names only the tables it needs: an idle part costs as much as a row.</summary>
    bool IsNeeded(IReadOnlyList<SubscriptionCommit> commits) => true;

    /// <summary><c>name AS (…)</c>, or several of them. Joins <c>accepted (customer_id)</c>, where a customer stands at most once.</summary>
    string Sql(int firstParameter);

    /// <param name="slot">Of the counters that this commit may write.</param>
    void AddParameters(NpgsqlParameterCollection parameters, IReadOnlyList<SubscriptionCommit> commits, short slot);
}
