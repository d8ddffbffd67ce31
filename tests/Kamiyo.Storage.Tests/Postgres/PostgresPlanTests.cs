using System.Globalization;
using System.Text.RegularExpressions;
using Kamiyo.Storage.Customers;
using Kamiyo.Storage.Operators;
using Kamiyo.Storage.Postgres;
using Kamiyo.Storage.Postgres.Customers;
using Kamiyo.Storage.Postgres.Outbox;
using Kamiyo.Storage.Postgres.Retention;
using Kamiyo.Storage.Postgres.RetryJobs;
using Kamiyo.Storage.Postgres.Statistics;
using Kamiyo.Storage.Postgres.Subscriptions;
using Kamiyo.Storage.Postgres.WebhookEvents;
using Kamiyo.Storage.RetryJobs;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.Postgres;

/// <summary>Cost per event must not grow with the number stored, from the first event into an empty table on.</summary>
public sealed partial class PostgresPlanTests(SharedPostgres postgres) : StoreTests(new PostgresTestDatabase(postgres.Cluster))
{
    public static TheoryData<string, string> Statements => new()
    {
        { "insert events", WebhookEventInsertStatement.Sql },
        { "insert one event", WebhookEventInsertStatement.LoneSql },
        { "update events", WebhookEventUpdateStatement.Sql },
        { "update events that failed", WebhookEventUpdateStatement.SqlWithFailures },
        { "find events", PostgresWebhookEventStore.FindSql },
        { "find payloads", PostgresWebhookEventStore.FindPayloadSql },
        { "an event's attempts", PostgresWebhookEventStore.FindAttemptsSql },
        { "find due events", PostgresWebhookEventStore.FindDueSql },
        { "an operator's actions", OperatorActionSql.List },
        { "read statistics", PostgresWebhookStatisticStore.ReadSql },
        { "read a series", PostgresWebhookStatisticStore.SeriesSql },
        { "find the oldest pending event", PostgresWebhookStatisticStore.OldestPendingSql },
        { "operators' actions", OperatorActionSql.Page },
        { "a page of one subject's actions", OperatorActionSql.PageOfSubject },
        { "update a retry job", PostgresRetryJobStore.UpdateSql },
        { "find a retry job", RetryJobSql.Find },
        { "find a running retry job", RetryJobSql.FindRunning },
        { "retry jobs", RetryJobSql.List },
        { "search every event", WebhookEventSearchStatement.Sql[WebhookEventScan.Every] },
        { "search a customer's events", WebhookEventSearchStatement.Sql[WebhookEventScan.Customer] },
        { "search a type's events", WebhookEventSearchStatement.Sql[WebhookEventScan.Type] },
        { "search processed events", WebhookEventSearchStatement.Sql[WebhookEventScan.Processed] },
        { "search ignored events", WebhookEventSearchStatement.Sql[WebhookEventScan.Ignored] },
        { "search failed and dead events", WebhookEventSearchStatement.Sql[WebhookEventScan.Trouble] },
        { "search waiting events", WebhookEventSearchStatement.Sql[WebhookEventScan.Waiting] },
        { "count what can be retried", WebhookEventSearchStatement.CountRetryableSql },
        { "commit all of subscriptions", SubscriptionCommitStatement.Extremes[0].Sql },
        { "commit subscriptions", SubscriptionCommitStatement.Extremes[1].Sql },
        { "find subscriptions", PostgresSubscriptionStore.FindSql },
        { "find timeline entries", PostgresSubscriptionStore.FindTimelineSql },
        { "claim messages", PostgresOutboxStore.ClaimSql },
        { "finish a message", PostgresOutboxStore.FinishSql },
        { "retry a message", PostgresOutboxStore.RetrySql },
        { "release a message", PostgresOutboxStore.ReleaseSql },
        { "delete old events", EventDeleteStatement.Sql },
        { "delete old payloads", PostgresRetentionStore.DeletePayloadsSql },
        { "delete old messages", PostgresRetentionStore.DeleteMessagesSql },
        { "count old events", PostgresRetentionStore.CountEventsSql },
        { "count old messages", PostgresRetentionStore.CountMessagesSql },
        { "find the next due message", PostgresOutboxStore.FindNextDueSql },
        { "a customer's timeline", PostgresCustomerReader.TimelineSql },
        { "a customer's payments", CustomerSql.Payments },
        { "a customer's audit", CustomerSql.Audit },
        { "a customer's messages", PostgresCustomerReader.OutboxSql },
        { "a user's customer", CustomerSql.FindCustomerId },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task A_plan_that_is_kept_from_an_empty_table_never_reads_a_table_whole(string name, string sql)
    {
        var parameters = ParameterNumber().Matches(sql).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
        var arguments = parameters == 0 ? string.Empty : $"({string.Join(", ", Enumerable.Repeat("NULL", parameters))})";

        var plan = await Database.QueryAsync($"""
            {PostgresDatabase.SessionSettings};
            PREPARE statement AS {sql};
            EXPLAIN EXECUTE statement {arguments};
            """);

        plan.ShouldNotBeEmpty(name);
        plan.ShouldNotContain(line => line!.Contains("Seq Scan"), name);
    }

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex ParameterNumber();
}
