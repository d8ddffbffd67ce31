using System.Text.Json;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Delivery.OutgoingWebhooks;
using Kamiyo.Delivery.Tests.Templates;

namespace Kamiyo.Delivery.Tests.OutgoingWebhooks;

public sealed class CustomerChangedDataTests
{
    private const string Json =
        """{"customer_id":"cus_1","user_id":"user_1","subscription_tier":"team","subscription_status":"active","api_access":true,"previous":{"subscription_tier":"free","subscription_status":"none","api_access":false},"occurred_at":"2026-12-01T00:00:00Z","event_id":"evt_1"}""";

    private static readonly CustomerChangedData Data = CustomerChangedData.Create(
        "cus_1",
        "user_1",
        CustomerAccess.Of(new CustomerStanding(Tier.Team, "active", ApiAccess: true, [], CancelAtPeriodEnd: false)),
        CustomerAccess.Of(new CustomerStanding(Tier.Free, "none", ApiAccess: false, [], CancelAtPeriodEnd: false)),
        new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.FromHours(1)),
        "evt_1");

    [Fact]
    public void It_is_stored_and_comes_back()
    {
        Data.ToJson().ShouldBe(Json);
        CustomerChangedData.FromJson(Json).ShouldBe(Data);
    }

    [Theory]
    [InlineData(CustomerChangedData.AccessChanged)]
    [InlineData(CustomerChangedData.PlanChanged)]
    public void The_webhook_tells_what_was_stored(string type)
    {
        var webhook = CustomerChangedData.FromJson(Json).ToWebhook(type, "key");

        webhook.Type.ShouldBe(type);
        webhook.MessageKey.ShouldBe("key");
        webhook.OccurredAt.ShouldBe(Samples.FirstOfDecember);
        webhook.Data.GetRawText().ShouldBe(Json);
    }

    [Fact]
    public void What_is_not_known_is_null_and_not_left_out()
    {
        var json = (Data with { UserId = null, EventId = null }).ToJson();

        json.ShouldContain("\"user_id\":null");
        json.ShouldContain("\"event_id\":null");
        CustomerChangedData.FromJson(json).UserId.ShouldBeNull();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"customer_id":"cus_1"}""")]
    public void Anything_else_is_refused(string json) => Should.Throw<JsonException>(() => CustomerChangedData.FromJson(json));
}
