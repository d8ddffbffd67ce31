using System.Text;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Tests.Building;

namespace Kamiyo.Billing.Tests.Stripe;

public sealed class StripeObjectReaderTests
{
    [Fact]
    public void A_customer_is_read_also_when_only_its_id_is_left()
    {
        StripeObjectReader.ReadCustomer("""{"id":"cus_1","email":"a@example.com"}"""u8.ToArray())
            .ShouldBe(new StripeCustomer("cus_1", "a@example.com", false));
        StripeObjectReader.ReadCustomer("""{"id":"cus_1","deleted":true}"""u8.ToArray()).ShouldBe(new StripeCustomer("cus_1", null, true));
    }

    [Fact]
    public void A_latest_invoice_that_is_only_an_id_says_nothing()
    {
        var json = new SubscriptionSpec().ToJson();
        json["latest_invoice"] = "in_1";

        StripeObjectReader.ReadSubscription(Encoding.UTF8.GetBytes(json.ToJsonString())).LatestInvoice.ShouldBeNull();
    }

    [Theory]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{", "not valid JSON")]
    [InlineData("{}", "subscription.id")]
    [InlineData("""{"id":"sub_1"}""", "subscription.status")]
    public void What_is_no_subscription_is_named(string json, string problem) =>
        Should.Throw<UnprocessableEventException>(() => StripeObjectReader.ReadSubscription(Encoding.UTF8.GetBytes(json)))
            .Message.ShouldContain(problem);
}
