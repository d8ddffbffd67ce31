using System.Net;
using System.Text.Json;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Testing.StripeApi;

namespace Kamiyo.Gateway.Tests.Customers;

public sealed class SyncRoutesTests : IAsyncDisposable
{
    private readonly StripeTestServer _stripe = StripeTestServer.Start();
    private readonly GatewayApplication _application;
    private readonly HttpClient _client;

    public SyncRoutesTests()
    {
        // Events of the tests are made now; what is fetched has to be newer.
        _stripe.Now = TimeProvider.System.GetUtcNow().AddMinutes(1);
        _application = new GatewayApplication()
            .With("STRIPE_SECRET_KEY", StripeTestServer.SecretKey)
            .With("Kamiyo:Stripe:ApiBase", _stripe.Address.ToString());
        _client = _application.Admin;
    }

    [Fact]
    public async Task A_sync_tells_what_differed_and_puts_it_right()
    {
        await _client.HasCustomer("cus_drifted");
        _stripe.Put(StripeObjects.Customer("cus_drifted"), StripeObjects.Subscription("sub_cus_drifted", "active", "price_team"));

        var answer = await Synced("cus_drifted");

        answer.EnumerateObject().Select(field => field.Name).ShouldBe(
            ["customer_id", "dry_run", "fetched_at", "changed", "differences", "before", "after"]);
        answer.GetProperty("changed").GetBoolean().ShouldBeTrue();
        var tier = answer.GetProperty("differences").EnumerateArray().Single(one => one.GetProperty("field").GetString() == "tier");
        tier.GetProperty("subject").GetString().ShouldBe("sub_cus_drifted");
        tier.GetProperty("kamiyo").GetString().ShouldBe("pro");
        tier.GetProperty("stripe").GetString().ShouldBe("team");
        tier.GetProperty("kept_because").ValueKind.ShouldBe(JsonValueKind.Null);
        Tier(answer, "before").ShouldBe("pro");
        Tier(answer, "after").ShouldBe("team");
        (await _client.GetJson("/api/v1/customers/cus_drifted")).GetProperty("subscription_tier").GetString().ShouldBe("team");
        var entry = (await _client.GetJson("/api/v1/customers/cus_drifted/timeline")).GetProperty("data")[0];
        entry.GetProperty("type").GetString().ShouldBe("kamiyo.synced");
        entry.GetProperty("event_id").GetString().ShouldNotBeNull().ShouldStartWith("sync_");
        (await _client.GetJson("/api/v1/customers/cus_drifted/audit")).GetProperty("data").EnumerateArray()
            .ShouldContain(one => one.GetProperty("action").GetString() == "sync_tier" && one.GetProperty("actor_name").GetString() == "default");
    }

    [Fact]
    public async Task A_second_sync_finds_nothing_and_writes_no_history()
    {
        await _client.HasCustomer("cus_twice");
        _stripe.Put(StripeObjects.Customer("cus_twice", "twice@example.com"), StripeObjects.Subscription("sub_cus_twice", "past_due").WithInvoice("in_1", "paid", 1767225600));
        await Synced("cus_twice");
        var before = await History("cus_twice");

        var second = await Synced("cus_twice");

        second.GetProperty("changed").GetBoolean().ShouldBeFalse();
        second.GetProperty("differences").GetArrayLength().ShouldBe(0);
        (await History("cus_twice")).ShouldBe(before);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        await _client.HasCustomer("cus_dry");
        _stripe.Put(StripeObjects.Customer("cus_dry"), StripeObjects.Subscription("sub_cus_dry", "canceled"));
        var before = await History("cus_dry");

        var answer = await Synced("cus_dry", "?dry_run=true");

        answer.GetProperty("dry_run").GetBoolean().ShouldBeTrue();
        answer.GetProperty("changed").GetBoolean().ShouldBeTrue();
        answer.GetProperty("after").GetProperty("subscription_status").GetString().ShouldBe("canceled");
        (await History("cus_dry")).ShouldBe(before);
    }

    [Fact]
    public async Task A_customer_that_no_event_told_of_comes_into_being()
    {
        _stripe.Put(StripeObjects.Customer("cus_missed", "missed@example.com"), StripeObjects.Subscription("sub_missed"));

        var answer = await Synced("cus_missed");

        answer.GetProperty("before").ValueKind.ShouldBe(JsonValueKind.Null);
        Tier(answer, "after").ShouldBe("pro");
        (await _client.GetJson("/api/v1/customers/cus_missed/messages")).GetProperty("data").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_connected_accounts_customer_is_synced_under_its_account()
    {
        _stripe.Put(StripeObjects.Customer("cus_connected"), StripeObjects.Subscription("sub_connected"));

        (await Synced("acct_1/cus_connected")).GetProperty("customer_id").GetString().ShouldBe("acct_1/cus_connected");

        _stripe.Requests.ShouldAllBe(request => request.Account == "acct_1");
    }

    [Fact]
    public async Task A_price_that_no_plan_knows_is_named_and_nothing_changes()
    {
        await _client.HasCustomer("cus_price");
        _stripe.Put(StripeObjects.Customer("cus_price"), StripeObjects.Subscription("sub_cus_price", "active", "price_unknown"));

        var problem = await (await Post("cus_price")).ShouldBeProblem(HttpStatusCode.Conflict, "stripe_state_unusable");

        problem.ShouldNotBeNull().ShouldContain("price_unknown");
        problem.ShouldContain("STRIPE_PRICE_ID_PRO");
        (await _client.GetJson("/api/v1/customers/cus_price")).GetProperty("subscription_tier").GetString().ShouldBe("pro");
    }

    [Fact]
    public async Task Stripe_being_away_is_503_and_says_when_to_ask_again()
    {
        _stripe.ReactOnce(new StripeReaction(429) { Headers = new Dictionary<string, string> { ["Retry-After"] = "30" } });

        using var response = await Post("cus_away");

        await response.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "stripe_unavailable");
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_customer_that_Stripe_does_not_know_is_404_and_keeps_its_access()
    {
        await _client.HasCustomer("cus_elsewhere");

        await (await Post("cus_elsewhere")).ShouldBeProblem(HttpStatusCode.NotFound, "stripe_customer_not_found");

        (await _client.GetJson("/api/v1/customers/cus_elsewhere")).GetProperty("api_access").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_key_that_Stripe_refuses_is_409()
    {
        await using var wrong = new GatewayApplication().With("STRIPE_SECRET_KEY", "sk_test_wrong").With("Kamiyo:Stripe:ApiBase", _stripe.Address.ToString());

        using var response = await wrong.Admin.PostAsync(Route("cus_any"), null);

        var problem = await response.ShouldBeProblem(HttpStatusCode.Conflict, "stripe_key_refused");
        problem.ShouldNotBeNull().ShouldNotContain("sk_test");
        wrong.Logs.Lines.ShouldAllBe(line => !line.Contains("sk_test_wrong"));
    }

    [Fact]
    public async Task Without_a_key_it_is_409_and_names_the_setting()
    {
        await using var keyless = new GatewayApplication();

        using var response = await keyless.Admin.PostAsync(Route("cus_any"), null);

        (await response.ShouldBeProblem(HttpStatusCode.Conflict, "stripe_not_configured")).ShouldNotBeNull().ShouldContain("STRIPE_SECRET_KEY");
    }

    [Theory]
    [InlineData("?dry_run=yes")]
    [InlineData("?dry_run=")]
    [InlineData("?dry_run=true&dry_run=false")]
    public async Task A_dry_run_that_is_neither_true_nor_false_is_refused(string query)
    {
        (await (await Post("cus_any", query)).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request")).ShouldNotBeNull().ShouldContain("dry_run");

        _stripe.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_an_admin_key_nothing_is_synced()
    {
        using var stranger = _application.CreateClient();

        await (await stranger.PostAsync(Route("cus_any"), null)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_admin_key");

        _stripe.Requests.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync();
        await _stripe.DisposeAsync();
    }

    private static Uri Route(string customer, string query = "") => new($"/api/v1/customers/{customer}/sync{query}", UriKind.Relative);

    private static string? Tier(JsonElement answer, string side) => answer.GetProperty(side).GetProperty("subscription_tier").GetString();

    private Task<HttpResponseMessage> Post(string customer, string query = "") => _client.PostAsync(Route(customer, query), null);

    private async Task<JsonElement> Synced(string customer, string query = "")
    {
        using var response = await Post(customer, query);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.Json();
    }

    private async Task<IReadOnlyList<string>> History(string customer) =>
    [
        (await _client.GetJson($"/api/v1/customers/{customer}")).GetProperty("version").GetRawText(),
        (await _client.GetJson($"/api/v1/customers/{customer}/timeline")).GetRawText(),
        (await _client.GetJson($"/api/v1/customers/{customer}/audit")).GetRawText(),
        (await _client.GetJson($"/api/v1/customers/{customer}/payments")).GetRawText(),
    ];
}
