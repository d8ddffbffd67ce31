using System.Collections.Concurrent;
using Kamiyo.Storage.Subscriptions;
using Npgsql;

namespace Kamiyo.Storage.Postgres.Subscriptions;

/// <summary>
/// Commits for different customers in one statement, which is one transaction and one round trip: what the first table
/// accepts the others write, and nothing of a refused commit is written.
/// </summary>
internal sealed class SubscriptionCommitStatement
{
    private static readonly EventTable Event = new();

    private static readonly ICommitTable[] Tables =
    [
        new SubscriptionTable(),
        new TimelineTable(),
        new PaymentTable(),
        new AuditTable(),
        new AnalyticsTable(),
        new OutboxTable(),
        new WaitingMessagesTable(),
        Event,
    ];

    private static readonly ConcurrentDictionary<int, SubscriptionCommitStatement> Statements = new();

    private readonly ICommitTable[] _tables;

    private SubscriptionCommitStatement(ICommitTable[] tables)
    {
        _tables = tables;
        Sql = Compose(tables);
    }

    public string Sql { get; }

    /// <summary>The statement with every table, and with none but those that always have rows.</summary>
    public static IReadOnlyList<SubscriptionCommitStatement> Extremes => [Find((1 << Tables.Length) - 1), Of([])];

    /// <summary>The one that writes all rows of the commits. There are few of them, so each stays prepared.</summary>
    public static SubscriptionCommitStatement Of(IReadOnlyList<SubscriptionCommit> commits)
    {
        var needed = 0;
        for (var i = 0; i < Tables.Length; i++)
        {
            needed |= Tables[i].IsNeeded(commits) ? 1 << i : 0;
        }

        return Find(needed);
    }

    public void AddParameters(NpgsqlParameterCollection parameters, IReadOnlyList<SubscriptionCommit> commits, short slot)
    {
        foreach (var table in _tables)
        {
            table.AddParameters(parameters, commits, slot);
        }

        parameters.AddKeys([.. commits.Select(commit => commit.Subscription.State.CustomerId)]);
        parameters.AddKeys([.. commits.Select(commit => commit.Entry.EventId)]);
        parameters.Add(new NpgsqlParameter<bool[]> { TypedValue = [.. commits.Select(commit => commit.Event is not null)] });
    }

    /// <summary>A row a commit: customer id and result.</summary>
    public static (string CustomerId, CommitResult Result) Read(NpgsqlDataReader reader) => (reader.GetString(0), (CommitResult)reader.GetInt32(1));

    private static SubscriptionCommitStatement Find(int needed) =>
        Statements.GetOrAdd(needed, static mask => new([.. Tables.Where((_, index) => (mask & (1 << index)) != 0)]));

    private static string Compose(ICommitTable[] tables)
    {
        var parts = new List<string>();
        var parameter = 1;
        foreach (var table in tables)
        {
            parts.Add(table.Sql(parameter));
            parameter += table.ParameterCount;
        }

        // The statement sees the timeline as it was before it, so an entry of its own doesn't count as applied; and looks it up for refused commits only.
        return $"""
            WITH {string.Join(",\n", parts)}
            SELECT asked.customer_id,
                CASE
                    WHEN asked.customer_id IN (SELECT customer_id FROM accepted) THEN
                        CASE
                            WHEN NOT asked.has_event{(tables.Contains(Event) ? " OR asked.event_id IN (SELECT event_id FROM updated)" : "")}
                            THEN {(int)CommitResult.Committed}
                            ELSE {(int)CommitResult.CommittedWithoutEvent}
                        END
                    WHEN (SELECT entry.event_id FROM subscription_timeline AS entry WHERE entry.event_id = asked.event_id) IS NOT NULL
                    THEN {(int)CommitResult.AlreadyApplied}
                    ELSE {(int)CommitResult.StaleVersion}
                END
            FROM unnest(${parameter}::text[], ${parameter + 1}::text[], ${parameter + 2}::boolean[]) AS asked (customer_id, event_id, has_event)
            """;
    }
}
