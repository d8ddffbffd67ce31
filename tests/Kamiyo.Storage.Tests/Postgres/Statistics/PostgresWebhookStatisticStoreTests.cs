using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.Statistics;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.Postgres.Statistics;

public sealed class PostgresWebhookStatisticStoreTests(SharedPostgres postgres) : WebhookStatisticStoreTests(new PostgresTestDatabase(postgres.Cluster))
{
    [Fact]
    public async Task Emptying_the_table_empties_the_counts()
    {
        await Stores.Events.InsertAsync(Event.Received(), default, CancellationToken.None);

        await Database.QueryAsync("TRUNCATE webhook_event");

        (await Stores.Statistics.ReadCountsAsync(CancellationToken.None))[WebhookEventStatus.Received].ShouldBe(0);
    }

    [Fact]
    public async Task A_counter_that_is_rewritten_touches_no_index()
    {
        await Stores.Events.InsertAsync(Event.Received("evt_0"), default, CancellationToken.None);
        for (var number = 1; number <= 20; number++)
        {
            await Stores.Events.InsertAsync(Event.Received($"evt_{number}"), default, CancellationToken.None);
        }

        var cold = await Database.QueryAsync("""
            SELECT pg_stat_force_next_flush();
            SELECT n_tup_upd - n_tup_hot_upd FROM pg_stat_user_tables WHERE relname IN ('webhook_statistic', 'webhook_event_count')
            """);

        cold.Skip(1).ShouldAllBe(count => count == "0");
    }
}
