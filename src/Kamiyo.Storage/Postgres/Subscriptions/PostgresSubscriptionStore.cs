using Kamiyo.Billing.Subscriptions;
using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Grouping;
using Kamiyo.Storage.Postgres.Statistics;
using Kamiyo.Storage.Subscriptions;

namespace Kamiyo.Storage.Postgres.Subscriptions;

internal sealed class PostgresSubscriptionStore : ISubscriptionStore, IAsyncDisposable
{
    internal const string FindSql = "SELECT customer_id, state::text, version, updated_at FROM subscription WHERE customer_id = ANY($1)";

    internal const string FindTimelineSql = """
        SELECT event_id, customer_id, type, outcome, summary, before::text, after::text, occurred_at, recorded_at
        FROM subscription_timeline WHERE event_id = ANY($1)
        """;

    private readonly PostgresDatabase _database;
    private readonly StatisticSlots _slots;
    private readonly GroupCommit<SubscriptionCommit, CommitResult> _commits;
    private readonly GroupRead<StoredSubscription> _subscriptions;
    private readonly GroupRead<TimelineEntry> _timeline;

    public PostgresSubscriptionStore(PostgresDatabase database, StatisticSlots slots, DatabaseOptions options, GroupMetrics metrics)
    {
        _database = database;
        _slots = slots;
        _commits = new(
            "subscription_commit",
            PostgresGroups.Writes(options),
            commit => commit.Subscription.State.CustomerId,
            weigh: static _ => 0,
            CommitAsync,
            metrics);
        _subscriptions = new("subscription_read", PostgresGroups.Reads(options), FindAsync, metrics);
        _timeline = new("timeline_read", PostgresGroups.Reads(options), FindTimelineAsync, metrics);
    }

    public Task<StoredSubscription?> FindAsync(string customerId, CancellationToken cancellationToken) =>
        _subscriptions.FindAsync(customerId, cancellationToken);

    public Task<CommitResult> CommitAsync(SubscriptionCommit commit, CancellationToken cancellationToken) =>
        _commits.RunAsync(commit, cancellationToken);

    public Task<TimelineEntry?> FindTimelineEntryAsync(string eventId, CancellationToken cancellationToken) =>
        _timeline.FindAsync(eventId, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _commits.DisposeAsync();
        await _subscriptions.DisposeAsync();
        await _timeline.DisposeAsync();
    }

    private async Task<IReadOnlyList<CommitResult>> CommitAsync(IReadOnlyList<SubscriptionCommit> commits)
    {
        var statement = SubscriptionCommitStatement.Of(commits);
        using var slot = _slots.Take();
        var results = await _database.WriteAsync(
            statement.Sql,
            parameters => statement.AddParameters(parameters, commits, slot.Number),
            SubscriptionCommitStatement.Read,
            CancellationToken.None,
            commits.Count);
        var resultByCustomer = results.ToDictionary(row => row.CustomerId, row => row.Result, StringComparer.Ordinal);
        return [.. commits.Select(commit => resultByCustomer[commit.Subscription.State.CustomerId])];
    }

    private async Task<IReadOnlyDictionary<string, StoredSubscription>> FindAsync(IReadOnlyList<string> customerIds)
    {
        var rows = await _database.QueryAsync(
            FindSql,
            parameters => parameters.AddKeys(customerIds),
            reader => (
                CustomerId: reader.GetString(0),
                Row: new StoredSubscription(
                    CustomerStateJson.Deserialize(reader.GetString(1)), reader.GetInt64(2), reader.GetTime<PostgresTimes>(3))),
            CancellationToken.None);
        return rows.ToDictionary(row => row.CustomerId, row => row.Row, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyDictionary<string, TimelineEntry>> FindTimelineAsync(IReadOnlyList<string> eventIds)
    {
        var rows = await _database.QueryAsync(
            FindTimelineSql, parameters => parameters.AddKeys(eventIds), TimelineEntryRow.Read<PostgresTimes>, CancellationToken.None);
        return rows.ToDictionary(row => row.EventId, StringComparer.Ordinal);
    }
}
