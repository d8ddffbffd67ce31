using System.Text;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.Cli.Events;
using Kamiyo.Cli.Tests.Support;

namespace Kamiyo.Cli.Tests.Events;

public sealed class StripeEventFactoryTests
{
    public static TheoryData<string> AllTypes => [.. EventTypes.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(AllTypes))]
    public void Every_event_has_the_envelope_of_a_snapshot_event(string type)
    {
        var made = Requests.Made(Requests.Of(type));

        made.At("id")!.GetValue<string>().ShouldBe("evt_example");
        made.At("object")!.GetValue<string>().ShouldBe("event");
        made.At("type")!.GetValue<string>().ShouldBe(type);
        made.At("api_version")!.GetValue<string>().ShouldBe("2026-03-25.dahlia");
        made.At("created")!.GetValue<long>().ShouldBe(SkippingTimeProvider.Start.ToUnixTimeSeconds());
        made.At("livemode")!.GetValue<bool>().ShouldBeFalse();
        made.At("pending_webhooks")!.GetValue<int>().ShouldBe(1);
        made.At("context").ShouldBeNull();
        made.At("request.idempotency_key").ShouldBeNull();
        made.ContainsKey("account").ShouldBeFalse();
        made.At("data")!.AsObject().ContainsKey("previous_attributes").ShouldBe(type.EndsWith(".updated", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AllTypes))]
    public void Every_event_is_of_the_customer_that_was_asked_for(string type)
    {
        StripeEventFactory.Create(Requests.Of(type)).CustomerId.ShouldBe("cus_1");
    }

    [Theory]
    [MemberData(nameof(AllTypes))]
    public void No_placeholder_is_left_open(string type)
    {
        StripeEventFactory.Create(Requests.Of(type)).Body.ShouldNotContain("{{");
    }

    [Theory]
    [MemberData(nameof(AllTypes))]
    public void A_signed_body_matches_an_independent_computation(string type)
    {
        var body = StripeEventFactory.Create(Requests.Of(type)).Body;

        var header = StripeSignatureSigner.Sign(Encoding.UTF8.GetBytes(body), LocalGateway.Secret, SkippingTimeProvider.Start);

        IndependentSignature.Matches(header, body, LocalGateway.Secret).ShouldBeTrue();
        IndependentSignature.Matches(header, body + " ", LocalGateway.Secret).ShouldBeFalse();
    }

    [Fact]
    public void Bodies_are_rendered_as_stripe_does_with_two_spaces_and_line_feeds()
    {
        StripeEventFactory.Create(Requests.Of("invoice.paid")).Body.ShouldStartWith("{\n  \"id\": \"evt_example\",\n");
    }

    [Fact]
    public void A_plan_change_tells_the_previous_items_with_the_previous_price()
    {
        var made = Requests.Made(Requests.Of("customer.subscription.updated") with
        {
            Price = Requests.Prices.Team,
            PreviousPrice = Requests.Prices.Pro,
        });

        made.At("data.object.items.data.0.price.id")!.GetValue<string>().ShouldBe("price_team");
        var previous = made.At("data.previous_attributes")!.AsObject();
        previous.Select(member => member.Key).ShouldBe(["items"]);
        previous.At("items.data.0.price.id")!.GetValue<string>().ShouldBe("price_pro");
        previous.At("items.data.0.price.unit_amount")!.GetValue<long>().ShouldBe(8900);
        previous.At("items.data.0.id")!.GetValue<string>().ShouldBe(made.At("data.object.items.data.0.id")!.GetValue<string>());
    }

    [Fact]
    public void A_changed_field_of_an_update_tells_its_old_value()
    {
        var made = Requests.Made(Requests.Of("customer.subscription.updated") with
        {
            Overrides =
            [
                FieldOverride.Parse("data.object.status=past_due"),
                FieldOverride.Parse("data.object.cancellation_details.reason=payment_failed"),
            ],
        });

        var previous = made.At("data.previous_attributes")!;
        previous.ToJsonString().ShouldBe("""{"cancellation_details":{"reason":null},"status":"active"}""");
    }

    [Fact]
    public void A_renewal_tells_the_previous_period_and_invoice_only()
    {
        var period = BillingPeriod.StartingOnTheDayOf(SkippingTimeProvider.Start);
        var made = Requests.Made(Requests.Of("customer.subscription.updated") with
        {
            Period = period,
            PreviousPeriod = period.Previous,
            SubscribedAt = period.Previous.Start,
        });

        var previous = made.At("data.previous_attributes")!.AsObject();
        previous.Select(member => member.Key).ShouldBe(["items", "latest_invoice"], ignoreOrder: true);
        previous.At("items.data.0.current_period_end")!.GetValue<long>().ShouldBe(period.Start.ToUnixTimeSeconds());
        previous.At("items.data.0.price.id")!.GetValue<string>().ShouldBe("price_pro");
    }

    [Fact]
    public void A_field_of_the_object_as_it_was_can_be_given()
    {
        var made = Requests.Made(Requests.Of("customer.subscription.updated") with
        {
            PreviousOverrides = [FieldOverride.Parse("data.object.status=past_due")],
        });

        made.At("data.object.status")!.GetValue<string>().ShouldBe("active");
        made.At("data.previous_attributes.status")!.GetValue<string>().ShouldBe("past_due");
    }

    [Fact]
    public void Previous_attributes_can_be_set_by_hand()
    {
        var made = Requests.Made(Requests.Of("customer.subscription.updated") with
        {
            Overrides = [FieldOverride.Parse("""data.previous_attributes={"status":"trialing"}""")],
        });

        made.At("data.previous_attributes")!.ToJsonString().ShouldBe("""{"status":"trialing"}""");
    }

    [Fact]
    public void The_customer_and_the_id_are_read_after_overrides()
    {
        var made = StripeEventFactory.Create(Requests.Of("invoice.paid") with
        {
            Overrides = [FieldOverride.Parse("data.object.customer=cus_other"), FieldOverride.Parse("id=evt_other")],
        });

        made.CustomerId.ShouldBe("cus_other");
        made.Id.ShouldBe("evt_other");
    }

    [Fact]
    public void The_customer_of_a_connected_account_is_keyed_with_the_account()
    {
        StripeEventFactory.Create(Requests.Of("invoice.paid") with { Overrides = [FieldOverride.Parse("account=acct_1")] })
            .CustomerId.ShouldBe("acct_1/cus_1");
    }

    [Theory]
    [InlineData("data.object=null")]
    [InlineData("data=3")]
    [InlineData("id=null")]
    [InlineData("data.object.customer=null")]
    public void An_event_can_be_broken_on_purpose(string text)
    {
        var made = StripeEventFactory.Create(Requests.Of("customer.subscription.updated") with { Overrides = [FieldOverride.Parse(text)] });

        made.Id.ShouldBe("evt_example");
        made.Body.ShouldNotBeEmpty();
    }

    [Fact]
    public void Events_of_one_customer_speak_of_the_same_subscription_and_invoice()
    {
        var subscription = Requests.MadeObject(Requests.Of("customer.subscription.created"));
        var later = Requests.Of("invoice.payment_failed") with
        {
            CreatedAt = SkippingTimeProvider.Start.AddHours(3),
            EventId = "evt_later",
        };
        var invoice = Requests.MadeObject(later);
        var checkout = Requests.MadeObject(Requests.Of("checkout.session.completed"));

        var subscriptionId = subscription.At("id")!.GetValue<string>();
        subscriptionId.ShouldMatch("^sub_[0-9A-Za-z]{24}$");
        invoice.At("parent.subscription_details.subscription")!.GetValue<string>().ShouldBe(subscriptionId);
        checkout.At("subscription")!.GetValue<string>().ShouldBe(subscriptionId);
        invoice.At("id")!.GetValue<string>().ShouldBe(subscription.At("latest_invoice")!.GetValue<string>());
        invoice.At("lines.data.0.parent.subscription_item_details.subscription_item")!.GetValue<string>()
            .ShouldBe(subscription.At("items.data.0.id")!.GetValue<string>());
        invoice.At("lines.data.0.period.end")!.GetValue<long>()
            .ShouldBe(subscription.At("items.data.0.current_period_end")!.GetValue<long>());
    }

    [Fact]
    public void Another_customer_has_another_subscription()
    {
        (Requests.Of("invoice.paid") with { CustomerId = "cus_2" }).SubscriptionId.ShouldNotBe(Requests.Of("invoice.paid").SubscriptionId);
    }

    [Fact]
    public void A_given_subscription_and_invoice_are_used()
    {
        var made = Requests.MadeObject(Requests.Of("invoice.paid") with { SubscriptionId = "sub_given", InvoiceId = "in_given" });

        made.At("id")!.GetValue<string>().ShouldBe("in_given");
        made.At("lines.data.0.subscription")!.GetValue<string>().ShouldBe("sub_given");
    }

    [Fact]
    public void A_type_that_is_unknown_cannot_be_made()
    {
        Should.Throw<ArgumentException>(() => StripeEventFactory.Create(Requests.Of("nothing.like_it")))
            .Message.ShouldContain("nothing.like_it");
    }
}
