using System.Text.Json;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Subscriptions;

public sealed class CustomerStateJsonTests
{
    private static readonly SubscriptionSpec Pro = new();

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var customer = Customer.After(
            Created(Pro),
            Updated(Pro, Pro.On(TestPlans.Team), at: 10, id: "evt_a"),
            Updated(Pro.On(TestPlans.Team), at: 10, id: "evt_b"),
            Updated(Pro with { Status = "past_due" }, at: 30, id: "evt_c"),
            Created(Pro with { Id = "sub_2", CancelAtPeriodEnd = true, TrialEnd = TestTime.Day(3) }, at: 40, id: "evt_d"),
            Invoice("payment_succeeded", new InvoiceSpec()));
        var json = customer.Json();

        var state = CustomerStateJson.Deserialize(json);

        CustomerStateJson.Serialize(state).ShouldBe(json);
        System.Text.Encoding.UTF8.GetString(CustomerStateJson.SerializeToUtf8Bytes(state)).ShouldBe(json);
        state.Subscriptions.KeyComparer.ShouldBe(StringComparer.Ordinal);
        state.Subscriptions["sub_1"].PastDueSince.ShouldBe(TestTime.At(30));
        state.Invoices["in_1"].PaidAt.ShouldBe(TestTime.At(20));
        json.ShouldContain("\"version\":1");
        json.ShouldContain("\"past_due_since\"");
    }

    [Fact]
    public void Text_from_before_newer_properties_existed_is_completed()
    {
        const string Old =
            """
            {"version":1,"state":{"customer_id":"cus_1","subscriptions":{"sub_1":{"subscription_id":"sub_1","status":"active","tier":"Pro",
             "quantity":1,"cancel_at_period_end":false,"watermark":{"created_at":"2026-03-01T12:00:00+00:00","rank":0,"event_id":"evt_0"}}}}}
            """;

        var state = CustomerStateJson.Deserialize(Old);
        var decision = BillingDecider.Decide(state, Updated(Pro with { Status = "past_due" }).Read(), TestPlans.Catalog);

        decision.State.Subscriptions["sub_1"].Status.ShouldBe("past_due");
        state.Subscriptions["sub_1"].Items.ShouldBeEmpty();
        state.Invoices.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"version":1,"state":{}}""")]
    [InlineData("""{"version":2,"state":{"customer_id":"cus_1"}}""")]
    [InlineData("nonsense")]
    public void What_is_no_state_of_ours_is_refused(string json) => Should.Throw<JsonException>(() => CustomerStateJson.Deserialize(json));
}
