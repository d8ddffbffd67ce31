using System.Text;
using System.Text.Json.Nodes;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Billing.Tests.Building;

namespace Kamiyo.Billing.Tests.Stripe;

public sealed class StripeEventReaderTests
{
    [Fact]
    public void A_type_that_Kamiyo_does_not_act_on_is_read_no_further() =>
        new EventSpec("charge.refunded", new JsonObject { ["id"] = 17 }).Read()
            .ShouldBe(new UnhandledEvent("evt_1", "charge.refunded", TestTime.Start));

    [Fact]
    public void A_thin_event_is_one_of_them() =>
        Read("""{"id":"evt_1","object":"v2.core.event","type":"v1.customer.updated","created":"2026-03-01T12:00:00Z"}""")
            .ShouldBe(new UnhandledEvent("evt_1", "v1.customer.updated", TestTime.Start));

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_subscription_is_read_in_every_API_version(string version)
    {
        var spec = new SubscriptionSpec { ApiVersion = version, TrialEnd = TestTime.Day(14), Items = [new(TestPlans.Team, 3)] };

        var subscription = EventSpec.Created(spec).Read().ShouldBeOfType<SubscriptionEvent>().Subscription;

        subscription.SubscriptionId.ShouldBe("sub_1");
        subscription.Status.ShouldBe("active");
        subscription.CurrentPeriodEnd.ShouldBe(TestTime.Day(30));
        subscription.TrialEnd.ShouldBe(TestTime.Day(14));
        subscription.CancelAtPeriodEnd.ShouldBeFalse();
        subscription.Items.ShouldHaveSingleItem().ShouldBe(new SubscriptionItem("si_1", TestPlans.Team, 3, 19900, "usd", "month"));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void An_invoice_is_read_in_every_API_version(string version)
    {
        var invoice = EventSpec.Invoice("payment_succeeded", new InvoiceSpec { ApiVersion = version }).Read().ShouldBeOfType<InvoiceEvent>().Invoice;

        invoice.ShouldBe(new StripeInvoice(
            "in_1", "KAM-in_1", "sub_1", TestTime.Start, "usd", 8900, 8900, 1, null, "charge_automatically", "subscription_cycle",
            "https://invoice.stripe.com/i/in_1", "ada@example.com", "Ada", TestTime.Day(30)));
    }

    [Fact]
    public void The_earliest_item_period_counts_before_the_subscriptions_own()
    {
        var json = new SubscriptionSpec { Items = [new(), new(TestPlans.Team, 1, "si_2")] }.ToJson();
        json["current_period_end"] = TestTime.Day(1).ToUnixTimeSeconds();
        json["items"]!["data"]![1]!["current_period_end"] = TestTime.Day(20).ToUnixTimeSeconds();

        Subscription(json).CurrentPeriodEnd.ShouldBe(TestTime.Day(20));
    }

    [Fact]
    public void A_plan_stands_in_for_a_missing_price()
    {
        var json = new SubscriptionSpec().ToJson();
        var item = json["items"]!["data"]![0]!.AsObject();
        item.Remove("price");
        item["plan"] = new JsonObject { ["id"] = "plan_old", ["amount"] = 500, ["currency"] = "eur", ["interval"] = "year", ["interval_count"] = 2 };

        Subscription(json).Items[0].ShouldBe(new SubscriptionItem("si_1", "plan_old", 1, 500, "eur", "year", 2));
    }

    [Fact]
    public void An_expanded_subscription_of_an_invoice_is_as_good_as_its_id()
    {
        var json = new InvoiceSpec { ApiVersion = ApiVersions.Acacia }.ToJson();
        json["subscription"] = new JsonObject { ["id"] = "sub_9", ["object"] = "subscription" };

        Invoice(json).SubscriptionId.ShouldBe("sub_9");
    }

    [Fact]
    public void An_invoice_whose_parent_is_a_quote_belongs_to_no_subscription()
    {
        var json = new InvoiceSpec { SubscriptionId = null }.ToJson();
        json["parent"] = new JsonObject { ["type"] = "quote_details", ["quote_details"] = new JsonObject { ["quote"] = "qt_1" } };

        Invoice(json).SubscriptionId.ShouldBeNull();
    }

    [Fact]
    public void A_line_without_duration_pays_for_no_time() =>
        Invoice(new InvoiceSpec { LineStart = TestTime.Day(9), LineEnd = TestTime.Day(9) }.ToJson()).PaidPeriodEnd.ShouldBeNull();

    [Fact]
    public void A_date_of_cancellation_is_a_scheduled_cancellation_too()
    {
        var subscription = Subscription(new SubscriptionSpec { CancelAt = TestTime.Day(12) }.ToJson());

        subscription.CancelAtPeriodEnd.ShouldBeTrue();
        subscription.CancelAt.ShouldBe(TestTime.Day(12));
    }

    [Theory]
    [InlineData("status", "null", "data.object.status: expected a string, found null.")]
    [InlineData("status", "\"\"", "data.object.status: expected text that isn't empty, found a string.")]
    [InlineData("status", "17", "data.object.status: expected a string, found a number.")]
    [InlineData("id", "{}", "data.object.id: expected a string, found an object.")]
    [InlineData("items", "[]", "data.object.items: expected an object, found a list.")]
    [InlineData("items", """{"data":"x"}""", "data.object.items.data: expected a list, found a string.")]
    [InlineData("items", """{"data":["si_1"]}""", "data.object.items.data[0]: expected an object, found a string.")]
    [InlineData("items", """{"data":[{"quantity":1.5}]}""", "data.object.items.data[0].quantity: expected a whole number, found a number.")]
    [InlineData("items", """{"data":[{"price":"price_pro"}]}""", "data.object.items.data[0].price: expected an object, found a string.")]
    [InlineData("items", """{"data":[{"price":{"id":7}}]}""", "data.object.items.data[0].price.id: expected a string, found a number.")]
    [InlineData("trial_end", "99999999999999", "data.object.trial_end: expected unix seconds, found a number.")]
    [InlineData("cancel_at_period_end", "\"no\"", "data.object.cancel_at_period_end: expected true or false, found a string.")]
    [InlineData("status", "\"a\\u0000b\"", "data.object.status: expected text without NUL, found a string.")]
    public void What_does_not_fit_is_named_with_its_path(string field, string value, string message)
    {
        var json = new SubscriptionSpec().ToJson();
        json[field] = JsonNode.Parse(value);

        Should.Throw<UnprocessableEventException>(() => Subscription(json)).Message.ShouldBe(message);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_named_with_its_path() =>
        Should.Throw<UnprocessableEventException>(() => Read(
                """{"id":"evt_1","type":"customer.subscription.created","created":1,"data":{"object":{"id":"\ud800"}}}"""))
            .Message.ShouldBe("data.object.id: expected valid Unicode text, found a string.");

    [Fact]
    public void Half_a_surrogate_pair_in_a_name_is_refused_and_not_tried_again() =>
        Should.Throw<UnprocessableEventException>(() => Read(
                """{"id":"evt_1","type":"customer.subscription.created","created":1,"data":{"object":{"\ud800\ud800":1,"id":"sub_1"}}}"""))
            .Message.ShouldBe("data.object: a property's name is not valid Unicode text.");

    [Theory]
    [InlineData("id", 255)]
    [InlineData("client_reference_id", 255)]
    [InlineData("subscription", 255)]
    [InlineData("customer_email", 512)]
    public void What_is_looked_up_by_later_has_a_greatest_length(string field, int length)
    {
        Should.NotThrow(() => Checkout(field, length));

        Should.Throw<UnprocessableEventException>(() => Checkout(field, length + 1))
            .Message.ShouldBe($"data.object.{field}: expected text of at most {length} characters, found a string.");
    }

    [Theory]
    [InlineData("", "The payload is not valid JSON")]
    [InlineData("[]", "The payload is not a JSON object.")]
    [InlineData("{}", "id: expected a string, found nothing.")]
    [InlineData("""{"id":"evt_1","type":"invoice.payment_succeeded","created":1}""", "data: expected an object, found nothing.")]
    [InlineData("""{"id":"evt_1","type":"invoice.payment_succeeded","created":1,"data":{"object":[]}}""", "data.object: expected an object, found a list.")]
    [InlineData("""{"id":"evt_1","type":"invoice.payment_succeeded","created":"now"}""", "created: expected a whole number, found a string.")]
    public void A_payload_that_is_no_event_is_called_so(string payload, string message) =>
        Should.Throw<UnprocessableEventException>(() => Read(payload)).Message.ShouldStartWith(message);

    [Fact]
    public void Every_handled_type_has_a_reader()
    {
        foreach (var type in HandledEventTypes.All)
        {
            Should.Throw<UnprocessableEventException>(() => new EventSpec(type, []).Read());
        }
    }

    public static TheoryData<string> Versions() => new(ApiVersions.All);

    private static StripeEvent Read(string payload) => StripeEventReader.Read(Encoding.UTF8.GetBytes(payload));

    private static StripeSubscription Subscription(JsonObject json) =>
        new EventSpec("customer.subscription.created", json).Read().ShouldBeOfType<SubscriptionEvent>().Subscription;

    private static StripeEvent Checkout(string field, int length)
    {
        var json = new CheckoutSpec { Email = null }.ToJson();
        json[field] = new string('x', length);
        return new EventSpec("checkout.session.completed", json).Read();
    }

    private static StripeInvoice Invoice(JsonObject json) =>
        new EventSpec("invoice.payment_succeeded", json).Read().ShouldBeOfType<InvoiceEvent>().Invoice;
}
