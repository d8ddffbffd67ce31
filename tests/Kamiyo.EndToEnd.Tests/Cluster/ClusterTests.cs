using System.Net;
using Kamiyo.EndToEnd.Tests.Databases;
using Kamiyo.EndToEnd.Tests.Events;
using Kamiyo.EndToEnd.Tests.Processes;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.EndToEnd.Tests.Cluster;

/// <summary>What an operator of several silos relies on, with real processes on one PostgreSQL.</summary>
public sealed class ClusterTests : IAsyncLifetime
{
    private const int Events = 400;

    private readonly PostgresDatabase _database = new();
    private readonly TestCluster _cluster;

    public ClusterTests() => _cluster = new TestCluster(_database);

    [Fact]
    public async Task A_killed_silo_loses_no_event_and_doubles_none_and_the_others_go_on()
    {
        var victim = await _cluster.StartSilo();
        var survivor = await _cluster.StartSilo();
        var gateway = await _cluster.StartGateway();
        var load = new Load(gateway, "killed");

        var delivery = load.Deliver(Events);
        await Reaches(load, Events / 4);
        await victim.Kill();
        await delivery;

        load.Accepted.ShouldBe(Events);
        load.Refusals.ShouldAllBe(refusal => refusal.Status == HttpStatusCode.ServiceUnavailable && refusal.HasRetryAfter, gateway.Output);
        await EverythingIsProcessedOnce("killed", survivor);
    }

    [Fact]
    public async Task A_silo_that_stops_when_told_finishes_what_it_has_begun()
    {
        var leaving = await _cluster.StartSilo();
        var staying = await _cluster.StartSilo();
        var gateway = await _cluster.StartGateway();
        var load = new Load(gateway, "stopped");

        var delivery = load.Deliver(Events);
        await Reaches(load, Events / 4);
        (await leaving.Terminate()).ShouldBe(0, leaving.Output);
        await delivery;

        load.Accepted.ShouldBe(Events);
        load.Refusals.ShouldAllBe(refusal => refusal.Status == HttpStatusCode.ServiceUnavailable && refusal.HasRetryAfter, gateway.Output);
        await EverythingIsProcessedOnce("stopped", staying);
    }

    [Fact]
    public async Task A_silo_that_joins_takes_its_share()
    {
        var first = await _cluster.StartSilo();
        var gateway = await _cluster.StartGateway();
        await new Load(gateway, "before").Deliver(50);

        var second = await _cluster.StartSilo();
        var load = new Load(gateway, "after");
        await load.Deliver(Events);

        load.Accepted.ShouldBe(Events);
        await EverythingIsProcessedOnce("after", first, second);
        second.Output.ShouldContain("evt_after_");
        second.Output.ShouldNotContain("evt_before_");
    }

    [Fact]
    public async Task Reminders_of_a_killed_silo_tick_in_another()
    {
        var first = await _cluster.StartSilo();
        var gateway = await _cluster.StartGateway();
        await gateway.DeliverSigned(new SubscriptionCreated("evt_forgotten", "cus_forgotten"));
        await gateway.FinishedEvent("evt_forgotten");
        var second = await _cluster.StartSilo();
        await first.Kill();

        // As a crash between "stored" and "applied" leaves it. Only the sweeper's reminder finds it, and nobody starts a sweeper any more.
        await _database.ExecuteAsync(
            """
            UPDATE webhook_event
            SET status = 'received', attempts = 0, processed_at = NULL, outcome = NULL, received_at = received_at - interval '10 minutes', version = version + 1
            """);

        await _database.Eventually("SELECT status FROM webhook_event WHERE event_id = 'evt_forgotten'", "processed", second);
    }

    [Fact]
    public async Task A_silo_joins_in_a_new_place_though_all_others_died_without_a_word()
    {
        var dead = await _cluster.StartSilo();
        await dead.Kill();

        // As some minutes ago: a silo is believed to live for a minute and a half after its last sign.
        await _database.ExecuteAsync("UPDATE cluster_member SET started_at = started_at - interval '10 minutes', alive_at = alive_at - interval '10 minutes'");
        await _cluster.StartSilo();

        (await _database.ScalarAsync("SELECT string_agg(status::text, ', ' ORDER BY started_at) FROM cluster_member")).ShouldBe("6, 3");
    }

    public async ValueTask InitializeAsync() => await _database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static async Task Reaches(Load load, int accepted) => await Eventually.Get(
        () => Task.FromResult(load.Accepted), reached => reached >= accepted, $"{accepted} accepted events", TimeSpan.FromMinutes(2));

    private async Task EverythingIsProcessedOnce(string name, params SiloProcess[] running)
    {
        await _database.Eventually($"SELECT count(*) FROM webhook_event WHERE event_id LIKE 'evt\\_{name}\\_%' AND status = 'processed'", $"{Events}", running);
        (await _database.ScalarAsync($"SELECT count(*) FROM webhook_event WHERE event_id LIKE 'evt\\_{name}\\_%'")).ShouldBe($"{Events}");
        (await _database.ScalarAsync($"SELECT count(*) FROM subscription_timeline WHERE customer_id LIKE 'cus\\_{name}\\_%'")).ShouldBe($"{Events}");
        (await _database.ScalarAsync($"SELECT count(*) FROM subscription WHERE customer_id LIKE 'cus\\_{name}\\_%' AND version = 1")).ShouldBe($"{Events}");
        (await _database.ScalarAsync($"SELECT count(*) FROM outbox WHERE customer_id LIKE 'cus\\_{name}\\_%' AND kind = 'welcome'")).ShouldBe($"{Events}");
    }
}
