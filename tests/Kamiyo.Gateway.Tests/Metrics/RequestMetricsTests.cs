using System.Net;
using System.Net.Http.Headers;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Storage.Health;
using Kamiyo.Testing.Waiting;
using NSubstitute;

namespace Kamiyo.Gateway.Tests.Metrics;

public sealed class RequestMetricsTests : IAsyncDisposable
{
    private readonly GatewayApplication _application = new();

    [Fact]
    public async Task Metrics_are_prometheus_text_for_anybody()
    {
        using var response = await _application.CreateClient().GetAsync(new Uri("/metrics", UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        (await response.Content.ReadAsStringAsync()).ShouldContain("\napi_requests_in_progress{endpoint=\"/metrics\"} 1\n");
    }

    [Fact]
    public async Task Both_webhook_routes_and_a_wrong_method_on_them_are_one_endpoint()
    {
        var client = _application.CreateClient();
        await new StripeEvent("evt_1").Delivery().SendTo(client);
        await (new StripeEvent("evt_2").Delivery() with { Route = "/api/v1/payments/webhook/" }).SendTo(client);
        await client.GetAsync(new Uri("/api/v1/webhooks/stripe", UriKind.Relative));
        await client.GetAsync(new Uri("/API/v1/payments/webhook/", UriKind.Relative));

        var metrics = await Scrape(client);

        metrics.ShouldContain("\napi_requests_total{code=\"200\",endpoint=\"/webhooks/stripe\"} 2\n");
        metrics.ShouldContain("\napi_requests_total{code=\"405\",endpoint=\"/webhooks/stripe\"} 2\n");
        metrics.ShouldContain("\napi_requests_in_progress{endpoint=\"/webhooks/stripe\"} 0\n");
        metrics.ShouldContain("\napi_request_duration_seconds_count{endpoint=\"/webhooks/stripe\"} 4\n");
    }

    [Fact]
    public async Task Nothing_that_a_client_makes_up_becomes_a_label()
    {
        var client = _application.Admin;
        await client.GetAsync(new Uri("/made/up", UriKind.Relative));
        await client.GetAsync(new Uri("/api/v1/customers/cus_made_up", UriKind.Relative));
        await new StripeEvent("evt_1", type: "made.up").Delivery().SendTo(client);

        var metrics = await Scrape(client);

        metrics.ShouldNotContain("made");
        metrics.ShouldContain("\napi_requests_total{code=\"404\",endpoint=\"other\"} 1\n");
        metrics.ShouldContain("\napi_requests_total{code=\"404\",endpoint=\"/customers/{customer_id}\"} 1\n");
        metrics.ShouldContain("\nkamiyo_events_received_total{result=\"accepted\",type=\"other\"} 1\n");
    }

    [Fact]
    public async Task Deliveries_count_as_attempts_and_refused_ones_as_failures()
    {
        var client = _application.CreateClient();
        var delivery = new StripeEvent("evt_1").Delivery() with { SignedAt = TimeProvider.System.GetUtcNow().AddSeconds(-100) };
        await delivery.SendTo(client);
        await delivery.SendTo(client);
        await (delivery with { Header = "" }).SendTo(client);
        await (delivery with { Header = "nonsense" }).SendTo(client);
        await (delivery with { Secret = "whsec_another" }).SendTo(client);
        await (delivery with { SignedAt = TimeProvider.System.GetUtcNow().AddHours(-1) }).SendTo(client);

        var metrics = await Eventually.Get(
            () => Scrape(client), text => text.Contains("\nwebhook_attempts{stage=\"processing\"} 1\n"), "the event to be processed");

        metrics.ShouldContain("\nstripe_webhooks_received 2\n");
        metrics.ShouldContain("\nwebhook_attempts{stage=\"delivery\"} 6\n");
        metrics.ShouldContain("\nwebhook_failures{stage=\"delivery\"} 4\n");
        metrics.ShouldContain("\nkamiyo_events_received_total{result=\"duplicate\",type=\"customer.subscription.created\"} 1\n");
        foreach (var reason in (string[])["missing_signature", "malformed_signature", "signature_mismatch", "timestamp_out_of_tolerance"])
        {
            metrics.ShouldContain($"\nkamiyo_webhook_signature_failures_total{{reason=\"{reason}\"}} 1\n");
        }

        var skew = metrics.Split('\n').Single(line => line.StartsWith("kamiyo_stripe_clock_skew_seconds ", StringComparison.Ordinal));
        int.Parse(skew.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(100, 299);
    }

    [Fact]
    public async Task An_event_that_fails_counts_as_a_failed_attempt()
    {
        var client = _application.With("STRIPE_PRICE_ID_PRO", "price_another").CreateClient();
        await new StripeEvent("evt_1").Delivery().SendTo(client);

        await Eventually.Get(
            () => Scrape(client), text => text.Contains("\nwebhook_failures{stage=\"processing\"} 1\n"), "the event to fail");
        await Eventually.Get(
            () => Scrape(client),
            text => text.Contains("\nkamiyo_events_processed_total{outcome=\"dead\",type=\"customer.subscription.created\"} 1\n"),
            "the attempt to be counted");
        await Eventually.Get(() => Scrape(client), text => text.Contains("\nkamiyo_events{status=\"dead\"} 1\n"), "the dead event to be seen");
    }

    [Fact]
    public async Task A_database_that_takes_no_writes_is_seen()
    {
        var health = Substitute.For<IStoreHealth>();
        health.FindProblemAsync(Arg.Any<CancellationToken>()).Returns("read-only");
        var client = _application.Replace(health).CreateClient();

        await Eventually.Get(() => Scrape(client), text => text.Contains("\nkamiyo_grain_activations{"), "the first look at the installation");

        (await Scrape(client)).ShouldContain("\nkamiyo_store_up 0\n");
    }

    [Fact]
    public async Task With_a_key_required_the_header_and_a_bearer_token_open_and_nothing_else_does()
    {
        var client = _application.With("Kamiyo:Metrics:RequireAdminKey", "true").CreateClient();

        (await Get(client, _ => { })).ShouldBe(HttpStatusCode.Unauthorized);
        (await Get(client, headers => headers.Authorization = new("Bearer", "wrong"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await Get(client, headers => headers.Authorization = new("Basic", GatewayApplication.AdminKey))).ShouldBe(HttpStatusCode.Unauthorized);
        (await Get(client, headers => headers.Authorization = new("Bearer", GatewayApplication.AdminKey))).ShouldBe(HttpStatusCode.OK);
        (await Get(client, headers => headers.Add("X-Admin-Key", GatewayApplication.AdminKey))).ShouldBe(HttpStatusCode.OK);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static Task<string> Scrape(HttpClient client) => client.GetStringAsync(new Uri("/metrics", UriKind.Relative));

    private static async Task<HttpStatusCode> Get(HttpClient client, Action<HttpRequestHeaders> configure)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        configure(request.Headers);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
