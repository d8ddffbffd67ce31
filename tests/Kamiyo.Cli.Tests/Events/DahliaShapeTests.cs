using Kamiyo.Cli.Tests.Support;

namespace Kamiyo.Cli.Tests.Events;

/// <summary>Objects have the fields of 2026-03-25.dahlia, and none of those that basil took away.</summary>
public sealed class DahliaShapeTests
{
    [Theory]
    [InlineData("customer.subscription.created", "active")]
    [InlineData("customer.subscription.updated", "active")]
    [InlineData("customer.subscription.deleted", "canceled")]
    public void Subscriptions(string type, string status)
    {
        var subscription = Requests.MadeObject(Requests.Of(type));

        subscription.At("status")!.GetValue<string>().ShouldBe(status);
        subscription.At("object")!.GetValue<string>().ShouldBe("subscription");
        subscription.At("items.data.0.id")!.GetValue<string>().ShouldMatch("^si_[0-9A-Za-z]{14}$");
        subscription.At("items.data.0.current_period_start")!.GetValue<long>().ShouldBe(Seconds(2026, 11, 20));
        subscription.At("items.data.0.current_period_end")!.GetValue<long>().ShouldBe(Seconds(2026, 12, 20));
        subscription.At("items.data.0.quantity")!.GetValue<int>().ShouldBe(1);
        subscription.At("items.data.0.price.unit_amount")!.GetValue<long>().ShouldBe(8900);
        subscription.At("items.data.0.price.recurring.interval")!.GetValue<string>().ShouldBe("month");
        subscription.At("cancel_at_period_end")!.GetValue<bool>().ShouldBeFalse();
        subscription.At("billing_mode.type")!.GetValue<string>().ShouldBe("flexible");
        HasNull(
            subscription,
            "customer_account",
            "presentment_details",
            "trial_end",
            "pause_collection",
            "pending_update",
            "cancellation_details.comment",
            "cancel_at");
        HasNot(subscription, "current_period_start", "current_period_end", "discount");
    }

    [Fact]
    public void A_deleted_subscription_says_when_and_why_it_ended()
    {
        var subscription = Requests.MadeObject(Requests.Of("customer.subscription.deleted"));

        subscription.At("ended_at")!.GetValue<long>().ShouldBe(SkippingTimeProvider.Start.ToUnixTimeSeconds());
        subscription.At("canceled_at")!.GetValue<long>().ShouldBe(SkippingTimeProvider.Start.ToUnixTimeSeconds());
        subscription.At("cancellation_details.reason")!.GetValue<string>().ShouldBe("cancellation_requested");
    }

    [Theory]
    [InlineData("invoice.payment_succeeded", "paid", 8900, 0)]
    [InlineData("invoice.paid", "paid", 8900, 0)]
    [InlineData("invoice.payment_failed", "open", 0, 8900)]
    [InlineData("invoice.marked_uncollectible", "uncollectible", 0, 8900)]
    public void Invoices(string type, string status, long paid, long remaining)
    {
        var invoice = Requests.MadeObject(Requests.Of(type));

        invoice.At("status")!.GetValue<string>().ShouldBe(status);
        invoice.At("amount_due")!.GetValue<long>().ShouldBe(8900);
        invoice.At("amount_paid")!.GetValue<long>().ShouldBe(paid);
        invoice.At("amount_remaining")!.GetValue<long>().ShouldBe(remaining);
        invoice.At("amount_overpaid")!.GetValue<long>().ShouldBe(0);
        invoice.At("currency")!.GetValue<string>().ShouldBe("usd");
        invoice.At("billing_reason")!.GetValue<string>().ShouldBe("subscription_cycle");
        invoice.At("collection_method")!.GetValue<string>().ShouldBe("charge_automatically");
        invoice.At("attempted")!.GetValue<bool>().ShouldBeTrue();
        invoice.At("customer_email")!.GetValue<string>().ShouldBe("cus.1@example.com");
        invoice.At("customer_name")!.GetValue<string>().ShouldNotBeEmpty();
        invoice.At("number")!.GetValue<string>().ShouldMatch("^[0-9A-Z]{8}-0001$");
        new Uri(invoice.At("hosted_invoice_url")!.GetValue<string>()).Host.ShouldBe("invoice.example.com");
        new Uri(invoice.At("invoice_pdf")!.GetValue<string>()).Host.ShouldBe("invoice.example.com");
        invoice.At("parent.type")!.GetValue<string>().ShouldBe("subscription_details");
        invoice.At("parent.subscription_details.metadata")!.AsObject().Count.ShouldBe(0);
        invoice.At("total_taxes")!.AsArray().Count.ShouldBe(0);
        invoice.At("webhooks_delivered_at").ShouldNotBeNull();
        invoice.At("period_start").ShouldNotBeNull();
        invoice.At("period_end").ShouldNotBeNull();
        HasNull(invoice, "last_finalization_error");
        HasNot(
            invoice,
            "subscription",
            "subscription_details",
            "subscription_proration_date",
            "charge",
            "payment_intent",
            "paid",
            "paid_out_of_band",
            "quote",
            "tax",
            "total_tax_amounts",
            "discount",
            "application_fee_amount",
            "transfer_data");
    }

    [Fact]
    public void Invoice_lines()
    {
        var line = Requests.MadeObject(Requests.Of("invoice.paid") with { Price = Requests.Prices.Team }).At("lines.data.0")!.AsObject();

        line.At("pricing.price_details.price")!.GetValue<string>().ShouldBe("price_team");
        line.At("pricing.price_details.product")!.GetValue<string>().ShouldMatch("^prod_[0-9A-Za-z]{14}$");
        line.At("parent.subscription_item_details.proration")!.GetValue<bool>().ShouldBeFalse();
        line.At("period.start")!.GetValue<long>().ShouldBe(Seconds(2026, 11, 20));
        line.At("period.end")!.GetValue<long>().ShouldBe(Seconds(2026, 12, 20));
        line.At("description")!.GetValue<string>().ShouldBe("1 × Team (at $199.00 / month)");
        line.At("taxes")!.AsArray().Count.ShouldBe(0);
        HasNot(
            line,
            "price",
            "plan",
            "proration",
            "proration_details",
            "subscription_item",
            "invoice_item",
            "type",
            "tax_rates",
            "tax_amounts",
            "amount_excluding_tax");
    }

    [Fact]
    public void A_failed_payment_will_be_tried_again_and_the_last_one_not()
    {
        var failed = Requests.MadeObject(Requests.Of("invoice.payment_failed"));
        failed.At("attempt_count")!.GetValue<int>().ShouldBe(1);
        failed.At("next_payment_attempt")!.GetValue<long>().ShouldBe(SkippingTimeProvider.Start.AddDays(3).ToUnixTimeSeconds());
        failed.At("auto_advance")!.GetValue<bool>().ShouldBeTrue();

        var givenUp = Requests.MadeObject(Requests.Of("invoice.marked_uncollectible"));
        givenUp.At("next_payment_attempt").ShouldBeNull();
        givenUp.At("status_transitions.marked_uncollectible_at")!.GetValue<long>().ShouldBe(SkippingTimeProvider.Start.ToUnixTimeSeconds());
    }

    [Fact]
    public void Checkout_sessions()
    {
        var session = Requests.MadeObject(Requests.Of("checkout.session.completed") with { Email = "jane@example.com" });

        session.At("id")!.GetValue<string>().ShouldMatch("^cs_test_[0-9A-Za-z]{58}$");
        session.At("mode")!.GetValue<string>().ShouldBe("subscription");
        session.At("payment_status")!.GetValue<string>().ShouldBe("paid");
        session.At("status")!.GetValue<string>().ShouldBe("complete");
        session.At("customer")!.GetValue<string>().ShouldBe("cus_1");
        session.At("subscription")!.GetValue<string>().ShouldStartWith("sub_");
        session.At("invoice")!.GetValue<string>().ShouldStartWith("in_");
        session.At("client_reference_id")!.GetValue<string>().ShouldStartWith("user_");
        session.At("customer_details.email")!.GetValue<string>().ShouldBe("jane@example.com");
        foreach (var name in new[] { "address", "business_name", "individual_name", "name", "phone", "tax_exempt", "tax_ids" })
        {
            session.At("customer_details")!.AsObject().ContainsKey(name).ShouldBeTrue(name);
        }

        session.At("amount_total")!.GetValue<long>().ShouldBe(8900);
        session.At("currency")!.GetValue<string>().ShouldBe("usd");
        session.At("ui_mode")!.GetValue<string>().ShouldBe("hosted_page");
        session.At("collected_information").ShouldNotBeNull();
        HasNull(session, "customer_account", "payment_intent", "setup_intent", "customer_email");
        HasNot(session, "line_items", "shipping_details");
    }

    [Fact]
    public void One_off_payments()
    {
        var succeeded = Requests.MadeObject(Requests.Of("payment_intent.succeeded"));
        succeeded.At("status")!.GetValue<string>().ShouldBe("succeeded");
        succeeded.At("amount_received")!.GetValue<long>().ShouldBe(8900);
        HasNot(succeeded, "invoice");

        var failed = Requests.MadeObject(Requests.Of("payment_intent.payment_failed"));
        failed.At("status")!.GetValue<string>().ShouldBe("requires_payment_method");
        failed.At("amount_received")!.GetValue<long>().ShouldBe(0);
        failed.At("last_payment_error.decline_code")!.GetValue<string>().ShouldBe("insufficient_funds");

        HasNot(Requests.MadeObject(Requests.Of("charge.refunded")), "invoice");
    }

    private static void HasNull(System.Text.Json.Nodes.JsonObject stripeObject, params string[] paths)
    {
        foreach (var path in paths)
        {
            stripeObject.At(path).ShouldBeNull(path);
        }
    }

    private static void HasNot(System.Text.Json.Nodes.JsonObject stripeObject, params string[] names)
    {
        foreach (var name in names)
        {
            stripeObject.ContainsKey(name).ShouldBeFalse(name);
        }
    }

    private static long Seconds(int year, int month, int day) =>
        new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
}
