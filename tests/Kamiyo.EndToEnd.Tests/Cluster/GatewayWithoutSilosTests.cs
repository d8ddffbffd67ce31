using System.Net;
using Kamiyo.EndToEnd.Tests.Databases;
using Kamiyo.EndToEnd.Tests.Events;
using Kamiyo.EndToEnd.Tests.Processes;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.EndToEnd.Tests.Cluster;

/// <summary>A gateway of a cluster while there is no silo: it says "try again", and finds the next one.</summary>
public sealed class GatewayWithoutSilosTests : IAsyncLifetime
{
    private readonly PostgresDatabase _database = new();
    private readonly TestCluster _cluster;

    public GatewayWithoutSilosTests() => _cluster = new TestCluster(_database);

    [Fact]
    public async Task A_gateway_that_is_there_before_the_silos_says_try_again_until_they_are_and_again_when_they_have_gone()
    {
        var gateway = _cluster.StartGatewayUnready();
        await Eventually.Get(() => Answer(gateway, "evt_early"), answer => answer == (HttpStatusCode.ServiceUnavailable, true), "503 with Retry-After");
        (await gateway.Client.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await gateway.Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        var silo = await _cluster.StartSilo();
        await Eventually.Get(() => Answer(gateway, "evt_early"), answer => answer.Status is HttpStatusCode.OK, "the gateway to find the silo");

        await silo.Terminate();
        await Eventually.Get(() => Answer(gateway, "evt_late"), answer => answer == (HttpStatusCode.ServiceUnavailable, true), "503 with Retry-After");

        await _cluster.StartSilo();
        await Eventually.Get(() => Answer(gateway, "evt_late"), answer => answer.Status is HttpStatusCode.OK, "the gateway to find the next silo", TimeSpan.FromMinutes(2));
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
            "the gateway to find the next silo",
            TimeSpan.FromMinutes(2));
        await Eventually.Get(() => Answer(gateway, "evt_refused_0"), answer => answer.Status is HttpStatusCode.OK, "the event to be taken", TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_gateway_that_starts_while_only_a_dead_silo_is_known_says_try_again_and_finds_the_next_one()
    {
        var place = TestCluster.Place();
        var dead = await _cluster.StartSilo(out _, place);
        await dead.Kill();
        var gateway = _cluster.StartGatewayUnready();
        await Eventually.Get(() => Answer(gateway, "evt_cold"), answer => answer == (HttpStatusCode.ServiceUnavailable, true), "503 with Retry-After");
        gateway.Output.ShouldNotContain("evt_cold");

        await _cluster.StartSilo(out _, place);
        await Eventually.Get(() => Answer(gateway, "evt_cold"), answer => answer.Status is HttpStatusCode.OK, "the gateway to find the silo", TimeSpan.FromMinutes(2));
    }

    public async ValueTask InitializeAsync() => await _database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _database.DisposeAsync();
    }

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
