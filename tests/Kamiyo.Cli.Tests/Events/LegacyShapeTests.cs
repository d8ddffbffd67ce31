using Kamiyo.Cli.Events;
using Kamiyo.Cli.Tests.Support;

namespace Kamiyo.Cli.Tests.Events;

public sealed class LegacyShapeTests
{
    private static readonly StripeApiVersion Acacia = StripeApiVersion.Parse("2025-01-27.acacia");

    [Fact]
    public void Subscriptions_have_the_period_themselves_and_not_in_their_items()
    {
        var subscription = Requests.MadeObject(Requests.Of("customer.subscription.created") with { ApiVersion = Acacia });

        subscription.At("current_period_end")!.GetValue<long>()
            .ShouldBe(new DateTimeOffset(2026, 12, 20, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds());
        subscription.At("current_period_start").ShouldNotBeNull();
        subscription.At("items.data.0")!.AsObject().ContainsKey("current_period_end").ShouldBeFalse();
        subscription.ContainsKey("customer_account").ShouldBeFalse();
    }

    [Fact]
    public void A_renewal_tells_the_previous_period_of_the_subscription()
    {
        var period = BillingPeriod.StartingOnTheDayOf(SkippingTimeProvider.Start);
        var made = Requests.Made(Requests.Of("customer.subscription.updated") with
        {
            ApiVersion = Acacia,
            Period = period,
            PreviousPeriod = period.Previous,
        });

        made.At("data.previous_attributes.current_period_end")!.GetValue<long>().ShouldBe(period.Start.ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData("invoice.payment_succeeded", true)]
    [InlineData("invoice.payment_failed", false)]
    public void Invoices_name_their_subscription_and_payment_at_the_top(string type, bool paid)
    {
        var request = Requests.Of(type) with { ApiVersion = Acacia };
        var invoice = Requests.MadeObject(request);

        invoice.At("subscription")!.GetValue<string>().ShouldBe(request.SubscriptionId);
        invoice.At("subscription_details.metadata").ShouldNotBeNull();
        invoice.At("paid")!.GetValue<bool>().ShouldBe(paid);
        (invoice.At("charge") is not null).ShouldBe(paid);
        invoice.At("payment_intent")!.GetValue<string>().ShouldStartWith("pi_");
        invoice.ContainsKey("parent").ShouldBeFalse();
        invoice.ContainsKey("total_taxes").ShouldBeFalse();
    }

    [Fact]
    public void Invoice_lines_have_a_price_and_their_proration()
    {
        var line = Requests.MadeObject(Requests.Of("invoice.paid") with { ApiVersion = Acacia }).At("lines.data.0")!.AsObject();

        line.At("price.id")!.GetValue<string>().ShouldBe("price_pro");
        line.At("price.unit_amount")!.GetValue<long>().ShouldBe(8900);
        line.At("proration")!.GetValue<bool>().ShouldBeFalse();
        line.At("subscription_item")!.GetValue<string>().ShouldStartWith("si_");
        line.At("type")!.GetValue<string>().ShouldBe("subscription");
        line.ContainsKey("pricing").ShouldBeFalse();
        line.ContainsKey("parent").ShouldBeFalse();
    }

    [Fact]
    public void Payments_say_that_they_are_of_no_invoice()
    {
        Requests.MadeObject(Requests.Of("payment_intent.succeeded") with { ApiVersion = Acacia }).At("invoice").ShouldBeNull();
    }

    [Fact]
    public void The_event_carries_the_version()
    {
        Requests.Made(Requests.Of("invoice.paid") with { ApiVersion = Acacia }).At("api_version")!.GetValue<string>()
            .ShouldBe("2025-01-27.acacia");
    }
}
