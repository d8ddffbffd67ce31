using System.Text.Json;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Billing.Tests.Building;

namespace Kamiyo.Billing.Tests.Messages;

public sealed class MessageDataJsonTests
{
    private static readonly MessageData[] Samples =
    [
        new CheckoutData("cs_1", "Ada", new Money(8900, "usd")),
        new CheckoutData("cs_1", null, null),
        new SubscriptionData("sub_1", "Pro", TestTime.Day(14), null),
        new SubscriptionCanceledData("sub_1", null, TestTime.Day(14), "payment_failed"),
        new InvoicePaidData("in_1", "KAM-1", "Ada", new Money(8900, "usd"), TestTime.Day(30), "https://invoice.stripe.com/i/in_1"),
        new InvoiceUnpaidData("in_1", null, null, new Money(8900, "jpy"), 2, null, true, null),
        new OneOffPaymentData("pi_1", new Money(1500, "eur"), "Ten credits", null),
    ];

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        foreach (var data in Samples)
        {
            MessageDataJson.Deserialize(MessageDataJson.Serialize(data)).ShouldBe(data);
        }
    }

    [Fact]
    public void Changes_are_read_back_the_same()
    {
        var data = new SubscriptionChangedData(
            "sub_1", "Team", [new SubscriptionChange(SubscriptionChangeKind.Upgraded, "Pro", "Team")], TestTime.Day(30), null);

        var read = MessageDataJson.Deserialize(MessageDataJson.Serialize(data)).ShouldBeOfType<SubscriptionChangedData>();

        read.Changes.ShouldBe(data.Changes);
        (read with { Changes = data.Changes }).ShouldBe(data);
    }

    [Fact]
    public void Its_names_are_those_that_are_stored() =>
        MessageDataJson.Serialize(new CheckoutData("cs_1", null, new Money(8900, "usd")))
            .ShouldBe("""{"type":"checkout","session_id":"cs_1","total":{"amount":8900,"currency":"usd"}}""");

    [Fact]
    public void A_store_that_reorders_fields_does_no_harm() =>
        MessageDataJson.Deserialize("""{"session_id":"cs_1","type":"checkout"}""").ShouldBe(new CheckoutData("cs_1", null, null));

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":"telegram"}""")]
    public void What_is_no_message_data_is_refused(string json) =>
        Should.Throw<Exception>(() => MessageDataJson.Deserialize(json)).ShouldBeAssignableTo<JsonException>();
}
