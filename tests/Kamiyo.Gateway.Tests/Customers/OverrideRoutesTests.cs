using System.Net;
using System.Text;
using System.Text.Json;
using Kamiyo.Gateway.Tests.Hosting;

namespace Kamiyo.Gateway.Tests.Customers;

public sealed class OverrideRoutesTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const string Minimal = """{"subscription_tier":"team","reason":"promised by sales"}""";

    private readonly HttpClient _client = application.Admin;

    [Fact]
    public async Task An_override_answers_with_the_customer_as_after()
    {
        await _client.HasCustomer("cus_overridden");

        using var response = await Post(
            "cus_overridden",
            """
            {"subscription_tier":"team","subscription_status":"active","reason":"promised by sales","ends_at":"2100-12-01T01:00:00+01:00","ends_with_next_event":true}
            """);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var customer = await response.Json();
        customer.GetProperty("subscription_tier").GetString().ShouldBe("team");
        var current = customer.GetProperty("override");
        current.EnumerateObject().Select(field => field.Name).ShouldBe(
            ["subscription_tier", "subscription_status", "reason", "operator", "set_at", "ends_at", "ends_with_next_event"]);
        current.GetProperty("subscription_tier").GetString().ShouldBe("team");
        current.GetProperty("subscription_status").GetString().ShouldBe("active");
        current.GetProperty("reason").GetString().ShouldBe("promised by sales");
        current.GetProperty("operator").GetString().ShouldBe("default");
        current.GetProperty("ends_at").GetString().ShouldBe("2100-12-01T00:00:00Z");
        current.GetProperty("ends_with_next_event").GetBoolean().ShouldBeTrue();
        (await _client.GetJson("/api/v1/customers/cus_overridden")).GetRawText().ShouldBe(customer.GetRawText());
    }

    [Fact]
    public async Task An_override_names_the_operator_whose_key_was_sent()
    {
        await using var withAda = new GatewayApplication().With("Kamiyo:Admin:Keys:ada", "ada_key_example");
        await withAda.Admin.HasCustomer("cus_named");
        using var ada = withAda.CreateClient();
        ada.DefaultRequestHeaders.Add("X-Admin-Key", "ada_key_example");

        using var response = await ada.PostAsync(Route("cus_named"), new StringContent(Minimal, Encoding.UTF8, "application/json"));

        (await response.Json()).GetProperty("override").GetProperty("operator").GetString().ShouldBe("ada");
    }

    [Theory]
    [InlineData("\"reason\":\"\\ud800\"", "reason must be valid Unicode text.")]
    [InlineData("\"reason\":\"a\\u0000b\"", "reason must not hold a NUL character.")]
    [InlineData("\"reason\":\"x\",\"ends_at\":\"\\ud800\"", "ends_at must be valid Unicode text.")]
    [InlineData("\"\\ud800\":1", "The body has a field whose name is not valid Unicode text.")]
    public async Task Text_that_no_database_keeps_is_refused_by_its_field(string fields, string problem)
    {
        using var response = await Post("cus_any", $"{{\"subscription_tier\":\"team\",{fields}}}");

        (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request")).ShouldBe(problem);
    }

    [Fact]
    public async Task An_override_without_an_end_ends_with_Stripes_next_event()
    {
        await _client.HasCustomer("cus_endless");

        var current = (await (await Post("cus_endless", Minimal)).Json()).GetProperty("override");

        current.GetProperty("ends_at").ValueKind.ShouldBe(JsonValueKind.Null);
        current.GetProperty("ends_with_next_event").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task An_override_is_taken_back_by_DELETE_and_the_timeline_tells_both()
    {
        await _client.HasCustomer("cus_taken_back");
        await Post("cus_taken_back", Minimal);

        using var response = await Delete("cus_taken_back", "?reason=sales%20was%20wrong");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var customer = await response.Json();
        customer.GetProperty("subscription_tier").GetString().ShouldBe("pro");
        customer.GetProperty("override").ValueKind.ShouldBe(JsonValueKind.Null);
        var timeline = (await _client.GetJson("/api/v1/customers/cus_taken_back/timeline")).GetProperty("data").EnumerateArray().ToList();
        timeline.Select(entry => entry.GetProperty("type").GetString()).ShouldContain("kamiyo.override_set");
        var ended = timeline.Single(entry => entry.GetProperty("type").GetString() is "kamiyo.override_ended");
        ended.GetProperty("event_id").GetString().ShouldNotBeNull().ShouldStartWith("override_");
        ended.GetProperty("summary").GetString().ShouldNotBeNull().ShouldContain("sales was wrong");
        await (await Delete("cus_taken_back", "?reason=again")).ShouldBeProblem(HttpStatusCode.NotFound, "override_not_found");
    }

    [Fact]
    public async Task A_connected_accounts_customer_is_overridden_under_its_account()
    {
        await _client.HasCustomer("cus_connected", "acct_1");

        var customer = await (await Post("acct_1/cus_connected", Minimal)).Json();

        customer.GetProperty("customer_id").GetString().ShouldBe("acct_1/cus_connected");
        customer.GetProperty("subscription_tier").GetString().ShouldBe("team");
        (await Delete("acct_1/cus_connected", "?reason=done")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"subscription_tier":"platinum","reason":"why"}""", "subscription_tier")]
    [InlineData("""{"subscription_tier":3,"reason":"why"}""", "subscription_tier")]
    [InlineData("""{"subscription_status":"none","reason":"why"}""", "subscription_status")]
    [InlineData("""{"reason":"why"}""", "subscription_tier")]
    [InlineData("""{"subscription_tier":"team"}""", "reason")]
    [InlineData("""{"subscription_tier":"team","reason":"  "}""", "reason")]
    [InlineData("""{"subscription_tier":"team","reason":"why","ends_at":"2001-01-01T00:00:00Z"}""", "ends_at")]
    [InlineData("""{"subscription_tier":"team","reason":"why","ends_at":"2100-01-01"}""", "ends_at")]
    [InlineData("""{"subscription_tier":"team","reason":"why","ends_at":4102444800}""", "ends_at")]
    [InlineData("""{"subscription_tier":"team","reason":"why","ends_with_next_event":"yes"}""", "ends_with_next_event")]
    [InlineData("""{"subscription_tier":"team","reason":"why","operator":"boss"}""", "operator")]
    [InlineData("""{"subscription_tier":"team","reason":"why","reason":"twice"}""", "reason")]
    [InlineData("""["team"]""", "The body")]
    [InlineData("team", "The body")]
    [InlineData("", "The body")]
    public async Task What_an_override_can_not_use_is_refused_by_name(string body, string field)
    {
        using var response = await Post("cus_refused", body);

        (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request")).ShouldNotBeNull().ShouldContain(field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?reason=")]
    [InlineData("?reason=one&reason=two")]
    public async Task Taking_back_needs_one_reason(string query)
    {
        using var response = await Delete("cus_refused", query);

        (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request")).ShouldNotBeNull().ShouldStartWith("reason ");
    }

    [Fact]
    public async Task A_reason_of_any_length_is_not_stored()
    {
        using var response = await Post("cus_refused", $$"""{"subscription_tier":"team","reason":"{{new string('x', 501)}}"}""");

        (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request")).ShouldNotBeNull().ShouldContain("500");
    }

    [Fact]
    public async Task A_customer_that_no_event_told_of_can_not_be_overridden()
    {
        await (await Post("cus_nobody", Minimal)).ShouldBeProblem(HttpStatusCode.NotFound, "customer_not_found");
        await (await Delete("cus_nobody", "?reason=why")).ShouldBeProblem(HttpStatusCode.NotFound, "customer_not_found");
    }

    [Fact]
    public async Task Without_an_admin_key_nothing_is_overridden()
    {
        using var stranger = application.CreateClient();

        using var response = await stranger.PostAsync(Route("cus_refused"), new StringContent(Minimal, Encoding.UTF8, "application/json"));

        await response.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_admin_key");
    }

    private static Uri Route(string customer, string query = "") => new($"/api/v1/customers/{customer}/override{query}", UriKind.Relative);

    private Task<HttpResponseMessage> Post(string customer, string body) =>
        _client.PostAsync(Route(customer), new StringContent(body, Encoding.UTF8, "application/json"));

    private Task<HttpResponseMessage> Delete(string customer, string query) => _client.DeleteAsync(Route(customer, query));
}
