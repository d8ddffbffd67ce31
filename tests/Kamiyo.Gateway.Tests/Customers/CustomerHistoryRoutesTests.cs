using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;

namespace Kamiyo.Gateway.Tests.Customers;

public sealed class CustomerHistoryRoutesTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private readonly HttpClient _client = application.Admin;

    [Fact]
    public async Task A_timeline_tells_what_each_event_changed_newest_first_and_page_by_page()
    {
        await _client.HasCustomer("cus_story");
        for (var month = 1; month <= 2; month++)
        {
            await _client.HasProcessed(Paid("cus_story", $"in_story_{month}", month), $"evt_in_story_{month}");
        }

        var first = await _client.GetJson("/api/v1/customers/cus_story/timeline?limit=2");
        var second = await _client.GetJson($"/api/v1/customers/cus_story/timeline?limit=2&cursor={first.GetProperty("next_cursor").GetString()}");

        first.EnumerateObject().Select(field => field.Name).ShouldBe(["data", "has_more", "next_cursor"], ignoreOrder: true);
        EventIds(first).ShouldBe(["evt_in_story_2", "evt_in_story_1"]);
        first.GetProperty("has_more").GetBoolean().ShouldBeTrue();
        EventIds(second).ShouldBe(["evt_cus_story"]);
        second.GetProperty("has_more").GetBoolean().ShouldBeFalse();
        second.GetProperty("next_cursor").ValueKind.ShouldBe(JsonValueKind.Null);
        var entry = second.GetProperty("data")[0];
        entry.GetProperty("type").GetString().ShouldBe("customer.subscription.created");
        entry.GetProperty("outcome").GetString().ShouldBe("applied");
        entry.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace();
        entry.GetProperty("before").ValueKind.ShouldBe(JsonValueKind.Null);
        entry.GetProperty("after").GetProperty("subscription_tier").GetString().ShouldBe("pro");
        entry.GetProperty("occurred_at").GetString().ShouldBe("2026-09-21T14:13:20Z");
    }

    [Fact]
    public async Task Payments_show_their_latest_result()
    {
        await _client.HasCustomer("cus_payer");
        await _client.HasProcessed(Paid("cus_payer", "in_payer", 1), "evt_in_payer");

        var page = await _client.GetJson("/api/v1/customers/cus_payer/payments");

        var payment = page.GetProperty("data").EnumerateArray().ShouldHaveSingleItem();
        payment.EnumerateObject().Select(field => field.Name).ShouldBe(
            ["payment_id", "invoice_id", "status", "amount", "currency", "attempt", "event_id", "occurred_at"]);
        payment.GetProperty("payment_id").GetString().ShouldBe("in_payer");
        payment.GetProperty("status").GetString().ShouldBe("succeeded");
        payment.GetProperty("amount").GetInt64().ShouldBe(8900);
        payment.GetProperty("currency").GetString().ShouldBe("usd");
        page.GetProperty("has_more").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task The_audit_says_who_changed_what()
    {
        await _client.HasCustomer("cus_audited");

        var page = await _client.GetJson("/api/v1/customers/cus_audited/audit");

        var entry = page.GetProperty("data").EnumerateArray().First();
        entry.GetProperty("actor_kind").GetString().ShouldBe("stripe");
        entry.GetProperty("actor_name").GetString().ShouldBe("evt_cus_audited");
        entry.GetProperty("subject").GetString().ShouldNotBeNullOrWhiteSpace();
        entry.GetProperty("event_id").GetString().ShouldBe("evt_cus_audited");
    }

    [Fact]
    public async Task A_message_for_an_unknown_address_is_shown_as_waiting()
    {
        await using var mailing = new GatewayApplication().With("SMTP_HOST", "mail.example.com").With("SMTP_FROM", "billing@example.com");
        await mailing.Admin.HasCustomer("cus_unreachable");

        var page = await mailing.Admin.GetJson("/api/v1/customers/cus_unreachable/messages");

        var message = page.GetProperty("data").EnumerateArray().ShouldHaveSingleItem();
        message.GetProperty("kind").GetString().ShouldBe("welcome");
        message.GetProperty("channel").GetString().ShouldBe("email");
        message.GetProperty("status").GetString().ShouldBe("waiting");
        message.GetProperty("recipient").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_message_without_a_mail_server_is_shown_as_unsent_with_what_to_set()
    {
        await _client.HasCustomer("cus_untold");

        var page = await _client.GetJson("/api/v1/customers/cus_untold/messages");

        var message = page.GetProperty("data").EnumerateArray().ShouldHaveSingleItem();
        message.GetProperty("status").GetString().ShouldBe("unsent");
        message.GetProperty("reason").GetString().ShouldNotBeNull().ShouldContain("SMTP_HOST");
    }

    [Fact]
    public async Task A_known_customer_may_have_no_payments_yet()
    {
        await _client.HasCustomer("cus_new");

        (await _client.GetJson("/api/v1/customers/cus_new/payments")).GetProperty("data").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_connected_accounts_customer_has_its_own_story()
    {
        await _client.HasCustomer("cus_connected", "acct_1");

        EventIds(await _client.GetJson("/api/v1/customers/acct_1/cus_connected/timeline")).ShouldBe(["evt_cus_connected"]);
        (await _client.GetJson("/api/v1/customers/acct_1/cus_connected/payments")).GetProperty("data").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("/api/v1/customers/cus_nobody/timeline")]
    [InlineData("/api/v1/customers/cus_nobody/payments")]
    [InlineData("/api/v1/customers/acct_1/cus_nobody/timeline")]
    public async Task A_customer_that_no_event_told_of_has_no_story(string path)
    {
        using var response = await _client.Get(path);

        await response.ShouldBeProblem(HttpStatusCode.NotFound, "customer_not_found");
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=", "limit")]
    [InlineData("cursor=", "cursor")]
    [InlineData("cursor=!", "cursor")]
    [InlineData("cursor=abc", "cursor")]
    public async Task A_page_that_can_not_be_found_is_refused_by_name(string query, string field)
    {
        foreach (var list in (string[])["timeline", "payments"])
        {
            using var response = await _client.Get($"/api/v1/customers/cus_1/{list}?{query}");

            (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_request")).ShouldNotBeNull().ShouldStartWith($"{field} ");
        }
    }

    private static IEnumerable<string?> EventIds(JsonElement page) =>
        page.GetProperty("data").EnumerateArray().Select(entry => entry.GetProperty("event_id").GetString());

    private static StripeEvent Paid(string customerId, string invoiceId, int month)
    {
        var paidAt = 1_790_000_000 + (month * 2_592_000L);
        return new StripeEvent($"evt_{invoiceId}", customerId, "invoice.payment_succeeded").With("created", paidAt).WithObject(new JsonObject
        {
            ["id"] = invoiceId,
            ["object"] = "invoice",
            ["customer"] = customerId,
            ["status"] = "paid",
            ["amount_paid"] = 8900,
            ["amount_due"] = 8900,
            ["currency"] = "usd",
            ["attempt_count"] = 1,
            ["billing_reason"] = "subscription_cycle",
            ["parent"] = new JsonObject
            {
                ["type"] = "subscription_details",
                ["subscription_details"] = new JsonObject { ["subscription"] = $"sub_{customerId}" },
            },
            ["lines"] = new JsonObject { ["object"] = "list", ["data"] = new JsonArray() },
        });
    }
}
