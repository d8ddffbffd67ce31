using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Postgres.Outbox;
using Kamiyo.Storage.Subscriptions;
using Npgsql;

namespace Kamiyo.Storage.Postgres.Subscriptions;

internal sealed class OutboxTable : ICommitTable
{
    public int ParameterCount => OutboxInsert.ParameterCount;

    public bool IsNeeded(IReadOnlyList<SubscriptionCommit> commits) => commits.Any(static commit => commit.OutboxEntries.Count > 0);

    public string Sql(int firstParameter) => OutboxInsert.Sql(firstParameter, "SELECT customer_id FROM accepted");

    public void AddParameters(NpgsqlParameterCollection parameters, IReadOnlyList<SubscriptionCommit> commits, short slot) =>
        OutboxInsert.AddParameters(parameters, commits.SelectMany(OutboxRow.Of));
}
