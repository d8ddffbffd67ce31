using System.Net;
using System.Text;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.EndToEnd.Tests.Databases;
using Kamiyo.EndToEnd.Tests.Events;
using Kamiyo.EndToEnd.Tests.Processes;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.EndToEnd.Tests.Metrics;

/// <summary>A real gateway, scraped by a real Prometheus with the configuration, the rules and the board that are deployed.</summary>
public sealed class MetricsTests : IAsyncLifetime
{
    private readonly SqliteDatabase _database = new();
    private readonly TemporaryFolder _folder = new();
    private GatewayProcess _gateway = null!;

    private string Target => _gateway.Client.BaseAddress!.Authority;

    [Fact]
    public async Task Promtool_finds_nothing_to_mend_in_the_whole_output()
    {
        var (exitCode, output) = await Promtool.Run(await Exercised(), "check", "metrics");

        // Hints fail it as well.
        output.ShouldBe("");
        exitCode.ShouldBe(0);
    }

    [Fact]
    public async Task The_contracted_names_are_there_as_the_runbooks_rules_have_them()
    {
        var metrics = await Exercised();

        metrics.ShouldContain("\nstripe_webhooks_received 1\n");
        metrics.ShouldContain("\nwebhook_attempts{stage=\"delivery\"} 2\n");
        metrics.ShouldContain("\nwebhook_failures{stage=\"delivery\"} 1\n");
        metrics.ShouldContain("\nwebhook_attempts{stage=\"processing\"} 1\n");
        metrics.ShouldContain("\nwebhook_failures{stage=\"processing\"} 0\n");
        metrics.ShouldContain("\napi_requests_total{code=\"200\",endpoint=\"/webhooks/stripe\"} 1\n");
        metrics.ShouldContain("\napi_requests_in_progress{endpoint=\"/webhooks/stripe\"} 0\n");
    }

    [Fact]
    public async Task Prometheus_loads_the_rules_and_scrapes_the_gateway()
    {
        await Exercised();
        await using var prometheus = await PrometheusServer.Start(Target);

        (await Eventually.Get(() => prometheus.Query("up{job=\"kamiyo\"}"), up => up is [1], "the target to be up")).ShouldBe([1]);

        (await prometheus.Query("sum(stripe_webhooks_received)")).ShouldBe([1]);
        var rules = (await prometheus.Ask("rules")).GetProperty("groups")[0].GetProperty("rules").EnumerateArray().ToList();
        rules.Count.ShouldBe(8);
        var evaluated = await Eventually.Get(
            async () => (await prometheus.Ask("rules")).GetProperty("groups")[0].GetProperty("rules").EnumerateArray().ToList(),
            all => all.TrueForAll(rule => rule.GetProperty("health").GetString() is not "unknown"),
            "the rules to be evaluated");
        evaluated.ShouldAllBe(rule => rule.GetProperty("health").GetString() == "ok");
        evaluated.ShouldAllBe(rule => rule.GetProperty("annotations").GetProperty("runbook_url").GetString()!.StartsWith("docs/runbook.md#"));
    }

    [Fact]
    public async Task Every_metric_that_the_board_and_the_rules_name_is_exported()
    {
        var lines = (await Exercised()).Split('\n').Where(line => !line.StartsWith('#'));
        var exported = lines.Select(line => line.Split('{', ' ')[0]).ToHashSet(StringComparer.Ordinal);
        await using var prometheus = await PrometheusServer.Start(Target);
        var rules = (await prometheus.Ask("rules")).GetProperty("groups")[0].GetProperty("rules").EnumerateArray();
        List<string> expressions = [.. Expressions.OfBoard(), .. rules.Select(rule => rule.GetProperty("query").GetString()!)];

        foreach (var expression in expressions)
        {
            await prometheus.Query(expression);
        }

        expressions.Count.ShouldBeGreaterThan(40);
        expressions.SelectMany(Expressions.MetricsOf).Distinct().Except(["up"]).Except(exported).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_metric_that_is_exported_is_documented()
    {
        var documentation = await File.ReadAllTextAsync(Repository.Path("docs", "metrics.md"));
        var types = (await Exercised()).Split('\n').Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal));
        var exported = types.Select(line => line.Split(' ')[2]).Where(name => !name.StartsWith("dotnet_", StringComparison.Ordinal)).ToList();

        exported.Count.ShouldBeGreaterThan(20);
        exported.Where(name => !documentation.Contains($"`{name}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task With_a_key_required_prometheus_gets_in_by_its_credentials_file_and_nobody_else()
    {
        await _gateway.DisposeAsync();
        _gateway = await GatewayProcess.Start(
            _database.Url, _folder.Path, new Dictionary<string, string?> { ["Kamiyo__Metrics__RequireAdminKey"] = "true" });
        await using var prometheus = await PrometheusServer.Start(Target, GatewayProcess.AdminKey);
        await using var stranger = await PrometheusServer.Start(Target);

        await Eventually.Get(() => prometheus.Query("up{job=\"kamiyo\"}"), up => up is [1], "the target to be up");
        await Eventually.Get(() => stranger.Query("up{job=\"kamiyo\"}"), up => up is [0], "the stranger's scrape to fail");
    }

    [Fact]
    public async Task Promtool_accepts_the_configuration_and_the_rules_pass_their_tests()
    {
        var folder = Repository.Path("deploy", "prometheus");

        (await Promtool.Run("", "check", "config", $"{folder}/prometheus.yml")).ShouldSatisfyAllConditions(result => result.ExitCode.ShouldBe(0, result.Output));
        (await Promtool.Run("", "test", "rules", $"{folder}/alerts.test.yml")).ShouldSatisfyAllConditions(result => result.ExitCode.ShouldBe(0, result.Output));
    }

    public async ValueTask InitializeAsync() => _gateway = await GatewayProcess.Start(_database.Url, _folder.Path);

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>What is exported once an event has gone all the way and another delivery was refused.</summary>
    private async Task<string> Exercised()
    {
        var body = new SubscriptionCreated("evt_measured", "cus_measured").Json();
        var signature = StripeSignatureSigner.Sign(Encoding.UTF8.GetBytes(body), GatewayProcess.WebhookSecret, TimeProvider.System.GetUtcNow());
        using var accepted = await _gateway.Deliver(body, signature);
        accepted.EnsureSuccessStatusCode();
        using var refused = await _gateway.Deliver(body, "t=1,v1=00");
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        return await Eventually.Get(
            () => _gateway.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative)),
            text => text.Contains("\nkamiyo_event_end_to_end_duration_seconds_count 1\n") && text.Contains("\nkamiyo_events{status=\"pending\"} 0\n"),
            "the event to be processed and the backlog to be read");
    }
}
