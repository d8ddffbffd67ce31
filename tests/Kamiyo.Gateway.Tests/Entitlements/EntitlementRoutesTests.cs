using System.Net;
using System.Text.Json;
using Kamiyo.Gateway.Tests.Customers;
using Kamiyo.Gateway.Tests.Hosting;

namespace Kamiyo.Gateway.Tests.Entitlements;

public sealed class EntitlementRoutesTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private readonly HttpClient _client = application.Admin;

    [Fact]
    public async Task Without_a_question_the_answer_is_the_whole_picture()
    {
        await _client.HasCustomerOfUser("cus_whole", "user-whole");

        var picture = await _client.GetJson("/api/v1/entitlements/cus_whole");

        picture.EnumerateObject().Select(field => field.Name).ShouldBe(
        [
            "customer_id", "user_id", "subscription_tier", "subscription_status", "api_access", "reason", "until", "features", "limits", "override",
        ]);
        picture.GetProperty("user_id").GetString().ShouldBe("user-whole");
        picture.GetProperty("subscription_tier").GetString().ShouldBe("pro");
        picture.GetProperty("api_access").GetBoolean().ShouldBeTrue();
        picture.GetProperty("features").EnumerateArray().Select(feature => feature.GetString()).ShouldBe(["dashboard", "api", "email_support"]);
        picture.GetProperty("limits").GetProperty("seats").GetInt64().ShouldBe(3);
        picture.GetProperty("limits").GetProperty("api_requests_per_month").GetInt64().ShouldBe(100_000);
        picture.GetProperty("override").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_user_is_asked_for_by_the_id_that_the_SaaS_gave_it()
    {
        await _client.HasCustomerOfUser("cus_user", "user-42");

        var picture = await _client.GetJson("/api/v1/entitlements/user-42");

        picture.GetProperty("customer_id").GetString().ShouldBe("cus_user");
        (await _client.GetJson("/api/v1/entitlements/user-42?feature=api")).GetProperty("allowed").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("feature=api", true, null)]
    [InlineData("feature=single_sign_on", false, null)]
    [InlineData("limit=seats&amount=3", true, 3L)]
    [InlineData("limit=seats&amount=4", false, 3L)]
    [InlineData("limit=seats", true, 3L)]
    [InlineData("limit=rockets&amount=0", false, null)]
    public async Task A_question_is_answered_with_its_reason(string question, bool allowed, long? limit)
    {
        await HasAskedCustomer();

        var answer = await _client.GetJson($"/api/v1/entitlements/cus_asked?{question}");

        answer.EnumerateObject().Select(field => field.Name).ShouldBe(["allowed", "reason", "until", "limit"]);
        answer.GetProperty("allowed").GetBoolean().ShouldBe(allowed);
        answer.GetProperty("reason").GetString().ShouldNotBeNullOrWhiteSpace();
        answer.GetProperty("limit").Deserialize<long?>().ShouldBe(limit);
    }

    [Fact]
    public async Task A_connected_accounts_customer_is_asked_for_under_its_account()
    {
        await _client.HasCustomer("cus_connected", "acct_1");

        (await _client.GetJson("/api/v1/entitlements/acct_1/cus_connected?feature=api")).GetProperty("allowed").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("cus_nobody")]
    [InlineData("user-nobody")]
    [InlineData("acct_1/cus_nobody")]
    [InlineData("cus_nobody?feature=api")]
    [InlineData("cus_nobody?limit=seats")]
    public async Task Nobody_may_do_nothing(string path)
    {
        using var response = await _client.Get($"/api/v1/entitlements/{path}");

        await response.ShouldBeProblem(HttpStatusCode.NotFound, "customer_not_found");
    }

    [Theory]
    [InlineData("amount=5", "amount")]
    [InlineData("feature=api&amount=5", "amount")]
    [InlineData("limit=seats&amount=-1", "amount")]
    [InlineData("limit=seats&amount=many", "amount")]
    [InlineData("limit=seats&amount=1.5", "amount")]
    [InlineData("limit=seats&amount=9223372036854775808", "amount")]
    [InlineData("limit=", "limit")]
    [InlineData("feature=", "feature")]
    [InlineData("feature=api&feature=roles", "feature")]
    [InlineData("feature=api&limit=seats", "feature")]
    public async Task A_question_that_makes_no_sense_is_refused_by_name(string question, string field)
    {
        foreach (var id in (string[])["cus_1", "user-1", "acct_1/cus_1"])
        {
            using var response = await _client.Get($"/api/v1/entitlements/{id}?{question}");

            (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request")).ShouldNotBeNull().ShouldStartWith($"{field} ");
        }
    }

    [Fact]
    public async Task Without_an_admin_key_nothing_is_told()
    {
        using var stranger = application.CreateClient();

        await (await stranger.Get("/api/v1/entitlements/cus_1")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_admin_key");
    }

    private async Task HasAskedCustomer()
    {
        using var known = await _client.Get("/api/v1/customers/cus_asked");
        if (known.StatusCode is not HttpStatusCode.OK)
        {
            await _client.HasCustomer("cus_asked");
        }
    }
}
