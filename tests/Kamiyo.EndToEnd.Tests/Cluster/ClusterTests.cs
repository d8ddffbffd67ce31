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
    public async Task A_gateway_that_is_there_before_the_silos_says_try_again_until_they_are_and_again_when_they_have_gone()
    {
        var gateway = _cluster.StartGatewayUnready();
        await SaysTryAgain(gateway, "evt_early");
        (await gateway.Client.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await gateway.Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        var silo = await _cluster.StartSilo();
        await Takes(gateway, "evt_early");

        await silo.Terminate();
        await SaysTryAgain(gateway, "evt_late");

        await _cluster.StartSilo();
        await Takes(gateway, "evt_late");
    }

    [Fact]
    public async Task A_gateway_whose_last_silo_was_killed_refuses_without_trying_and_finds_the_next_silo_by_itself()
    {
        var place = TestCluster.Place();
        var silo = await _cluster.StartSilo(out _, place);
        var gateway = await _cluster.StartGateway();
        await gateway.DeliverSigned(new SubscriptionCreated("evt_before", "cus_waiting"));

        await silo.Kill();
        await Eventually.Get(
            () => Task.FromResult(gateway.Output), output => output.Contains("No silo is connected any more", StringComparison.Ordinal), "the gateway to see it");
        for (var number = 0; number < 20; number++)
        {
            (await Answer(gateway, $"evt_refused_{number}")).ShouldBe((HttpStatusCode.ServiceUnavailable, true));
        }

        // A call that was tried, and failed or ran out of time, would be an error with the event's id.
        gateway.Output.ShouldNotContain("evt_refused_");

        // As a container that is started again. Nobody asks the gateway anything meanwhile.
        await _cluster.StartSilo(out _, place);
        await Eventually.Get(
            () => Task.FromResult(gateway.Output),
            output => output.LastIndexOf("Connected to a silo", StringComparison.Ordinal) > output.IndexOf("No silo is connected any more", StringComparison.Ordinal),
            "the gateway to find the next silo");
        await Takes(gateway, "evt_refused_0");
    }

    [Fact]
    public async Task A_gateway_that_starts_while_only_a_dead_silo_is_known_says_try_again_and_finds_the_next_one()
    {
        var place = TestCluster.Place();
        var dead = await _cluster.StartSilo(out _, place);
        await dead.Kill();
        var gateway = _cluster.StartGatewayUnready();
        await SaysTryAgain(gateway, "evt_cold");
        gateway.Output.ShouldNotContain("evt_cold");

        await _cluster.StartSilo(out _, place);
        await Takes(gateway, "evt_cold");
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
        () => Task.FromResult(load.Accepted), reached => reached >= accepted, $"{accepted} accepted events");

    private async Task EverythingIsProcessedOnce(string name, params SiloProcess[] running)
    {
        await _database.Eventually($"SELECT count(*) FROM webhook_event WHERE event_id LIKE 'evt\\_{name}\\_%' AND status = 'processed'", $"{Events}", running);
        (await _database.ScalarAsync($"SELECT count(*) FROM webhook_event WHERE event_id LIKE 'evt\\_{name}\\_%'")).ShouldBe($"{Events}");
        (await _database.ScalarAsync($"SELECT count(*) FROM subscription_timeline WHERE customer_id LIKE 'cus\\_{name}\\_%'")).ShouldBe($"{Events}");
        (await _database.ScalarAsync($"SELECT count(*) FROM subscription WHERE customer_id LIKE 'cus\\_{name}\\_%' AND version = 1")).ShouldBe($"{Events}");
        (await _database.ScalarAsync($"SELECT count(*) FROM outbox WHERE customer_id LIKE 'cus\\_{name}\\_%' AND kind = 'welcome'")).ShouldBe($"{Events}");
    }

    private static async Task SaysTryAgain(GatewayProcess gateway, string eventId) => await Eventually.Get(
        () => Answer(gateway, eventId),
        answer => answer == (HttpStatusCode.ServiceUnavailable, true),
        "503 with Retry-After",
        explain: () => gateway.Output);

    private static async Task Takes(GatewayProcess gateway, string eventId) => await Eventually.Get(
        () => Answer(gateway, eventId), answer => answer.Status is HttpStatusCode.OK, "the event to be taken", explain: () => gateway.Output);

    private static async Task<(HttpStatusCode Status, bool HasRetryAfter)> Answer(GatewayProcess gateway, string eventId)
    {
        try
        {
            using var response = await gateway.Send(new SubscriptionCreated(eventId, "cus_waiting"));
            return (response.StatusCode, response.Headers.RetryAfter is not null);
        }
        catch (HttpRequestException)
        {
            // It isn't listening yet.
            return default;
        }
    }
}
