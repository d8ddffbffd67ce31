using System.Net;
using System.Text;
using System.Text.Json;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.EndToEnd.Tests.Events;
using Kamiyo.EndToEnd.Tests.Processes;
using Kamiyo.Testing.Network;
using Kamiyo.Testing.Postgres;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.EndToEnd.Tests.Outages;

/// <summary>A gateway whose PostgreSQL goes away and comes back: 503 meanwhile, no restart after.</summary>
public sealed class PostgresOutageTests : IAsyncLifetime
{
    // As it is when nobody sets it.
    private static readonly Dictionary<string, string?> Impatient = new() { ["Kamiyo__Database__AnswerTimeoutSeconds"] = "2" };

    private readonly TemporaryFolder _folder = new();
    private PostgresCluster _cluster = null!;
    private TcpProxy _proxy = null!;
    private string _url = string.Empty;

    public async ValueTask InitializeAsync()
    {
        _cluster = await PostgresCluster.StartNewAsync(new PostgresClusterOptions(IsDurable: true));
        var url = await _cluster.CreateDatabaseAsync();
        _proxy = TcpProxy.Start(new Uri(url).Port);
        _url = _proxy.Through(url);
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _cluster.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task While_PostgreSQL_is_down_everything_is_answered_with_503_and_afterwards_it_works_without_a_restart()
    {
        await using var gateway = await GatewayProcess.Start(_url, _folder.Path, Impatient);
        (await Deliver(gateway, "evt_before")).ShouldBe(HttpStatusCode.OK);
        await gateway.FinishedEvent("evt_before");

        await _cluster.StopAsync(immediate: true);
        await ShouldBeOut(gateway, "/health/ready", code: null);
        (await gateway.Client.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Deliver(gateway, $"evt_during_{i}"))))
            .ShouldAllBe(status => status == HttpStatusCode.ServiceUnavailable);
        // Not the customer from before, who is in memory and answered from there.
        foreach (var route in (string[])["webhooks/events/evt_before", "customers/cus_other", "customers/cus_other/timeline", "entitlements/cus_other"])
        {
            await ShouldBeOut(gateway, $"/api/v1/{route}", "store_unavailable");
        }

        await _cluster.StartAsync();
        await Recovered(gateway);
        (await Deliver(gateway, "evt_during_0")).ShouldBe(HttpStatusCode.OK);
        (await gateway.FinishedEvent("evt_during_0")).GetProperty("status").GetString().ShouldBe("processed");
        Lines(gateway, " is away (").Count.ShouldBeInRange(1, 4, gateway.Output);
        Lines(gateway, " is back after ").Count.ShouldBe(1, gateway.Output);
        Lines(gateway, "StoreUnavailableException").Count.ShouldBeLessThan(50, "a stack trace a request buries what matters");
    }

    [Fact]
    public async Task What_was_answered_before_and_during_a_restart_under_load_is_there_and_processed()
    {
        await using var gateway = await GatewayProcess.Start(_url, _folder.Path);
        var answered = 0;
        var senders = Enumerable.Range(0, 8).Select(async sender =>
        {
            for (var i = 0; i < 20; i++)
            {
                // As Stripe does: until it is taken.
                await Eventually.Get(
                    () => Deliver(gateway, $"evt_{sender}_{i}"), status => status is HttpStatusCode.OK, "an event to be taken");
                Interlocked.Increment(ref answered);
            }
        }).ToArray();
        await Eventually.Get(() => Task.FromResult(Volatile.Read(ref answered)), count => count >= 20, "some events to be taken");

        await _cluster.StopAsync(immediate: true);
        await _cluster.StartAsync();
        await Task.WhenAll(senders);

        (await _cluster.CountAsync(_url, "SELECT count(*) FROM webhook_event")).ShouldBe(160);
    }

    [Fact]
    public async Task While_PostgreSQL_is_silent_nobody_waits_in_a_line()
    {
        await using var gateway = await GatewayProcess.Start(_url, _folder.Path, Impatient);
        (await Deliver(gateway, "evt_before")).ShouldBe(HttpStatusCode.OK);

        _proxy.Set(TcpProxyMode.BlackHole);
        (await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Deliver(gateway, $"evt_during_{i}"))))
            .ShouldAllBe(status => status == HttpStatusCode.ServiceUnavailable);
        await ShouldBeOut(gateway, "/health/ready", code: null);

        _proxy.Set(TcpProxyMode.Forward);
        await Recovered(gateway);
        (await Deliver(gateway, "evt_during_0")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_gateway_that_starts_before_its_database_waits_for_it()
    {
        _proxy.Set(TcpProxyMode.Refuse);
        var port = FreePort.Next();
        await using var process = GatewayProcess.StartProcess(port, _folder.Path, GatewayProcess.ProductionSettings(_url));
        await Eventually.Get(
            () => Task.FromResult(process.Output), output => output.Contains("is not there yet", StringComparison.Ordinal), "the gateway to wait");

        _proxy.Set(TcpProxyMode.Forward);

        await Eventually.Get(
            () => Task.FromResult(process.Output), output => output.Contains("Kamiyo listens on", StringComparison.Ordinal), "the gateway to start");
    }

    [Fact]
    public async Task A_gateway_whose_database_never_comes_says_so_and_ends()
    {
        _proxy.Set(TcpProxyMode.Refuse);
        var settings = GatewayProcess.ProductionSettings(_url);
        settings["Kamiyo__Database__StartupWaitSeconds"] = "1";
        await using var process = GatewayProcess.StartProcess(FreePort.Next(), _folder.Path, settings);

        (await process.WaitForExit(TimeSpan.FromSeconds(60))).ShouldBe(1, process.Output);

        process.Output.ShouldContain("Kamiyo can't start:");
        process.Output.ShouldContain("Check DATABASE_URL");
    }

    private static async Task ShouldBeOut(GatewayProcess gateway, string route, string? code)
    {
        using var response = await gateway.Client.GetAsync(new Uri(route, UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, $"{route}: {body}");
        var json = JsonDocument.Parse(body).RootElement;
        if (code is null)
        {
            json.GetProperty("reasons").GetArrayLength().ShouldBeGreaterThan(0);
        }
        else
        {
            response.Headers.RetryAfter.ShouldNotBeNull(route);
            json.GetProperty("code").GetString().ShouldBe(code);
        }
    }

    private static async Task<HttpStatusCode> Deliver(GatewayProcess gateway, string eventId)
    {
        var body = new SubscriptionCreated(eventId, $"cus_{eventId}").Json();
        var signature = StripeSignatureSigner.Sign(Encoding.UTF8.GetBytes(body), GatewayProcess.WebhookSecret, TimeProvider.System.GetUtcNow());
        using var response = await gateway.Deliver(body, signature);
        if (response.StatusCode is HttpStatusCode.ServiceUnavailable)
        {
            response.Headers.RetryAfter.ShouldNotBeNull();
            response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        }

        return response.StatusCode;
    }

    private static Task<HttpStatusCode> Recovered(GatewayProcess gateway) => Eventually.Get(
        async () =>
        {
            using var response = await gateway.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.StatusCode;
        },
        status => status is HttpStatusCode.OK,
        "the gateway to be ready again");

    private static List<string> Lines(GatewayProcess gateway, string text) =>
        [.. gateway.Output.Split('\n').Where(line => line.Contains(text, StringComparison.Ordinal))];
}
