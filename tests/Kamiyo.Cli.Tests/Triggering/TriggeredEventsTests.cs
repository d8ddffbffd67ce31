using System.Text.Json.Nodes;
using Kamiyo.Cli.Events;
using Kamiyo.Cli.Gateway;
using Kamiyo.Cli.Tests.Support;
using Kamiyo.Cli.Triggering;

namespace Kamiyo.Cli.Tests.Triggering;

public sealed class TriggeredEventsTests
{
    private static readonly DateTimeOffset KnownEnd = new(2026, 12, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_event_has_its_own_id_and_customer()
    {
        var events = Events(new TriggerSettings { Type = "invoice.paid" });

        var (first, second) = (events.Next(), events.Next());

        first.Id.ShouldNotBe(second.Id);
        first.CustomerId.ShouldNotBe(second.CustomerId);
    }

    [Fact]
    public void A_given_customer_is_the_customer_of_all()
    {
        var events = Events(new TriggerSettings { Type = "invoice.paid", CustomerId = "cus_1" });

        events.Next().CustomerId.ShouldBe("cus_1");
        events.Next().CustomerId.ShouldBe("cus_1");
    }

    [Fact]
    public void A_given_event_id_always_means_the_same_event()
    {
        var settings = new TriggerSettings { Type = "invoice.paid", EventId = "evt_again" };

        Events(settings).Next().ShouldBe(Events(settings).Next());
    }

    [Fact]
    public void What_is_given_is_in_the_event()
    {
        var made = Made(new TriggerSettings
        {
            Type = "invoice.payment_failed",
            SubscriptionId = "sub_given",
            InvoiceId = "in_given",
            Email = "given@example.com",
            PriceId = "price_enterprise",
            ApiVersion = StripeApiVersion.Parse("2025-09-30.clover"),
            Overrides = [FieldOverride.Parse("data.object.attempt_count=4")],
        });

        made.At("api_version")!.GetValue<string>().ShouldBe("2025-09-30.clover");
        var invoice = made.At("data.object")!;
        invoice.At("id")!.GetValue<string>().ShouldBe("in_given");
        invoice.At("parent.subscription_details.subscription")!.GetValue<string>().ShouldBe("sub_given");
        invoice.At("customer_email")!.GetValue<string>().ShouldBe("given@example.com");
        invoice.At("amount_due")!.GetValue<long>().ShouldBe(49900);
        invoice.At("attempt_count")!.GetValue<int>().ShouldBe(4);
    }

    [Fact]
    public void A_known_customer_keeps_its_price_period_and_address()
    {
        var invoice = Made(new TriggerSettings { Type = "invoice.payment_failed", CustomerId = "cus_1" }, Known("price_team"))
            .At("data.object")!;

        invoice.At("amount_due")!.GetValue<long>().ShouldBe(19900);
        invoice.At("lines.data.0.period.end")!.GetValue<long>().ShouldBe(KnownEnd.ToUnixTimeSeconds());
        invoice.At("customer_email")!.GetValue<string>().ShouldBe("known@example.com");
    }

    [Fact]
    public void A_known_customer_with_another_price_is_a_plan_change_from_what_it_has()
    {
        var made = Made(
            new TriggerSettings { Type = "customer.subscription.updated", CustomerId = "cus_1", PriceId = "price_team" },
            Known("price_pro"));

        made.At("data.object.items.data.0.price.id")!.GetValue<string>().ShouldBe("price_team");
        made.At("data.previous_attributes.items.data.0.price.id")!.GetValue<string>().ShouldBe("price_pro");
        made.At("data.object.items.data.0.current_period_end")!.GetValue<long>().ShouldBe(KnownEnd.ToUnixTimeSeconds());
    }

    [Fact]
    public void A_given_previous_price_wins_over_the_known_one()
    {
        var made = Made(
            new TriggerSettings
            {
                Type = "customer.subscription.updated",
                CustomerId = "cus_1",
                PriceId = "price_team",
                PreviousPriceId = "price_enterprise",
            },
            Known("price_pro"));

        made.At("data.previous_attributes.items.data.0.price.id")!.GetValue<string>().ShouldBe("price_enterprise");
    }

    [Fact]
    public void An_update_that_changes_nothing_else_renews_a_known_subscription_for_a_month()
    {
        var made = Made(new TriggerSettings { Type = "customer.subscription.updated", CustomerId = "cus_1" }, Known("price_team"));

        made.At("data.object.items.data.0.price.id")!.GetValue<string>().ShouldBe("price_team");
        made.At("data.object.items.data.0.current_period_start")!.GetValue<long>().ShouldBe(KnownEnd.ToUnixTimeSeconds());
        made.At("data.previous_attributes.items.data.0.current_period_end")!.GetValue<long>().ShouldBe(KnownEnd.ToUnixTimeSeconds());
    }

    [Fact]
    public void An_update_that_changes_nothing_else_of_an_unknown_customer_renews_into_this_month()
    {
        var made = Made(new TriggerSettings { Type = "customer.subscription.updated" });

        var period = BillingPeriod.StartingOnTheDayOf(SkippingTimeProvider.Start);
        made.At("data.object.items.data.0.current_period_end")!.GetValue<long>().ShouldBe(period.End.ToUnixTimeSeconds());
        made.At("data.object.created")!.GetValue<long>().ShouldBe(period.Previous.Start.ToUnixTimeSeconds());
        made.At("data.previous_attributes.items.data.0.current_period_end")!.GetValue<long>().ShouldBe(period.Start.ToUnixTimeSeconds());
    }

    [Fact]
    public void A_period_that_is_over_is_not_taken_over()
    {
        var known = Known("price_team");
        var yesterday = SkippingTimeProvider.Start.AddDays(-1);
        var ended = known with { Subscriptions = [known.Subscriptions![0] with { CurrentPeriodEnd = yesterday }] };

        var invoice = Made(new TriggerSettings { Type = "invoice.paid", CustomerId = "cus_1" }, ended).At("data.object")!;

        invoice.At("lines.data.0.period.end")!.GetValue<long>()
            .ShouldBe(BillingPeriod.StartingOnTheDayOf(SkippingTimeProvider.Start).End.ToUnixTimeSeconds());
    }

    [Fact]
    public void Another_subscription_of_the_customer_says_nothing_about_this_one()
    {
        var invoice = Made(
            new TriggerSettings { Type = "invoice.paid", CustomerId = "cus_1", SubscriptionId = "sub_second" },
            Known("price_team")).At("data.object")!;

        invoice.At("amount_due")!.GetValue<long>().ShouldBe(8900);
    }

    private static CustomerView Known(string priceId) => new(
        "cus_1",
        "known@example.com",
        "team",
        "active",
        ApiAccess: true,
        PaidThrough: null,
        CancelAtPeriodEnd: false,
        [new SubscriptionView(StripeId.Derive("sub_", "cus_1"), "active", priceId, KnownEnd)]);

    private static TriggeredEvents Events(TriggerSettings settings, CustomerView? known = null) =>
        new(settings, Requests.Prices, known, new SkippingTimeProvider());

    private static JsonObject Made(TriggerSettings settings, CustomerView? known = null) =>
        JsonNode.Parse(Events(settings, known).Next().Body)!.AsObject();
}
