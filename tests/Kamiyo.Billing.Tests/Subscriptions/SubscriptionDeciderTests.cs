using Kamiyo.Billing.Events;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Subscriptions;

public sealed class SubscriptionDeciderTests
{
    private static readonly SubscriptionSpec Pro = new();

    [Fact]
    public void A_new_subscription_is_recorded_with_the_tier_of_its_price()
    {
        var customer = Customer.After(Created(Pro.On(TestPlans.Team, 3)));

        customer.Last.Outcome.ShouldBe(EventOutcome.Applied);
        customer.Last.Summary.ShouldBe("created on Team (active)");
        var subscription = customer.Subscription();
        subscription.Tier.ShouldBe(Tier.Team);
        subscription.PriceId.ShouldBe(TestPlans.Team);
        subscription.Quantity.ShouldBe(3);
        subscription.CurrentPeriodEnd.ShouldBe(TestTime.Day(30));
        subscription.Watermark.ShouldBe(new Watermark(TestTime.Start, 0, "evt_created"));
    }

    [Fact]
    public void An_older_update_never_overwrites_a_newer_one()
    {
        var customer = Customer.After(Updated(Pro.On(TestPlans.Team), at: 50, id: "evt_new"), Updated(Pro, at: 10, id: "evt_old"));

        customer.Outcomes().ShouldBe([EventOutcome.Applied, EventOutcome.Stale]);
        customer.Subscription().Tier.ShouldBe(Tier.Team);
        customer.Last.Summary.ShouldBe("updated (active) is older than the event of 2026-03-01 12:00:50Z, status active");
    }

    [Fact]
    public void A_creation_that_comes_late_does_not_make_an_active_subscription_incomplete()
    {
        var customer = Customer.After(Updated(Pro, at: 1), Created(Pro with { Status = "incomplete" }, at: 0));

        customer.Subscription().Status.ShouldBe("active");
        customer.Standing().ApiAccess.ShouldBeTrue();
    }

    [Fact]
    public void A_creation_of_the_same_second_as_an_update_is_the_older_one()
    {
        var customer = Customer.After(Updated(Pro, at: 1), Created(Pro with { Status = "incomplete" }, at: 1));

        customer.Subscription().Status.ShouldBe("active");
    }

    [Fact]
    public void The_same_event_again_changes_nothing_and_gives_the_very_same_state()
    {
        var customer = Customer.After(Created(Pro));
        var state = customer.State;

        var decision = customer.Apply(Created(Pro));

        decision.Outcome.ShouldBe(EventOutcome.Stale);
        decision.Summary.ShouldBe("applied before");
        decision.State.ShouldBeSameAs(state);
    }

    [Fact]
    public void A_canceled_subscription_stays_canceled_whatever_is_stamped_later()
    {
        var customer = Customer.After(Created(Pro), Deleted(Pro, at: 20), Updated(Pro, at: 30));

        customer.Last.Outcome.ShouldBe(EventOutcome.Stale);
        customer.Subscription().Status.ShouldBe("canceled");
        customer.Standing().ApiAccess.ShouldBeFalse();
    }

    [Fact]
    public void A_deletion_that_Stripe_renders_as_active_is_a_cancellation_all_the_same()
    {
        var deleted = new EventSpec("customer.subscription.deleted", Pro.ToJson()) { CreatedAt = TestTime.At(5) };

        Customer.After(deleted).Subscription().Status.ShouldBe("canceled");
    }

    [Fact]
    public void An_unknown_status_is_kept_and_gives_no_access()
    {
        var customer = Customer.After(Created(Pro with { Status = "hibernating" }));

        customer.Subscription().Status.ShouldBe("hibernating");
        customer.Standing().ApiAccess.ShouldBeFalse();
    }

    [Fact]
    public void A_price_that_no_plan_knows_can_not_be_processed_and_the_message_names_the_settings()
    {
        var error = Should.Throw<UnprocessableEventException>(() => Customer.After(Created(Pro.On("price_unknown"))));

        error.Message.ShouldContain("price_unknown");
        error.Message.ShouldContain("STRIPE_PRICE_ID_PRO");
        error.Message.ShouldContain("STRIPE_PRICE_ID_TEAM");
        error.Message.ShouldContain("STRIPE_PRICE_ID_ENTERPRISE");
        error.Message.ShouldContain("Kamiyo:Plans:<Tier>:PriceIds");
    }

    [Fact]
    public void A_subscription_on_a_retired_price_can_still_be_canceled()
    {
        var customer = Customer.After(Deleted(Pro.On("price_retired")));

        customer.Last.Outcome.ShouldBe(EventOutcome.Applied);
        customer.Subscription().Status.ShouldBe("canceled");
        customer.Subscription().Tier.ShouldBe(Tier.Free);
    }

    [Fact]
    public void A_subscription_without_items_can_not_be_processed() =>
        Should.Throw<UnprocessableEventException>(() => Customer.After(Created(Pro with { Items = [] })))
            .Message.ShouldContain("data.object.items.data");

    [Fact]
    public void Of_several_items_the_best_tier_counts_and_an_add_on_without_plan_does_not_matter()
    {
        SubscriptionItemSpec[] items = [new("price_addon", 10, "si_a"), new(TestPlans.Pro, 1, "si_b"), new(TestPlans.Team, 2, "si_c")];

        var subscription = Customer.After(Created(Pro with { Items = items })).Subscription();

        subscription.Tier.ShouldBe(Tier.Team);
        subscription.Quantity.ShouldBe(2);
    }

    [Fact]
    public void A_change_of_plan_is_named()
    {
        var customer = Customer.After(Created(Pro), Updated(Pro, Pro.On(TestPlans.Team)));

        customer.Last.Summary.ShouldBe("Pro → Team");
    }

    [Fact]
    public void A_change_is_named_from_the_event_when_nothing_was_known_before() =>
        Customer.After(Updated(Pro with { Status = "trialing" }, Pro)).Last.Summary.ShouldBe("trialing → active");

    [Fact]
    public void An_update_without_any_past_says_where_it_stands() =>
        Customer.After(Updated(Pro)).Last.Summary.ShouldBe("updated on Pro (active)");

    [Fact]
    public void A_scheduled_cancellation_is_named_with_its_day()
    {
        var scheduled = Pro with { CancelAtPeriodEnd = true };

        var customer = Customer.After(Created(Pro), Updated(Pro, scheduled), Updated(scheduled, Pro, at: 20, id: "evt_back"));

        customer.Decisions.Select(decision => decision.Summary)
            .ShouldBe(["created on Pro (active)", "cancellation scheduled for 2026-03-31", "cancellation taken back"]);
    }

    [Fact]
    public void The_reason_of_a_cancellation_is_named() =>
        Customer.After(Created(Pro), Deleted(Pro with { CancellationReason = "payment_failed" }))
            .Last.Summary.ShouldBe("Pro ended (canceled, payment_failed)");

    [Fact]
    public void A_stale_event_can_still_tell_since_when_a_payment_is_due()
    {
        var pastDue = Pro with { Status = "past_due" };

        var customer = Customer.After(Updated(pastDue, at: 500, id: "evt_b"), Updated(pastDue, at: 100, id: "evt_a"));

        customer.Last.Outcome.ShouldBe(EventOutcome.Stale);
        customer.Subscription().PastDueSince.ShouldBe(TestTime.At(100));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_API_version_is_read_the_same(string version)
    {
        var subscription = Customer.After(Created(Pro with { ApiVersion = version })).Subscription();

        subscription.Tier.ShouldBe(Tier.Pro);
        subscription.CurrentPeriodEnd.ShouldBe(TestTime.Day(30));
    }

    public static TheoryData<string> Versions() => new(ApiVersions.All);
}
