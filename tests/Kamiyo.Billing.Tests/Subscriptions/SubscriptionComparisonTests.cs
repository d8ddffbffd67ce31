using Kamiyo.Billing.Subscriptions;
using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Subscriptions.SubscriptionChangeKind;

namespace Kamiyo.Billing.Tests.Subscriptions;

public sealed class SubscriptionComparisonTests
{
    private static readonly SubscriptionSpec Pro = new();

    [Fact]
    public void A_better_tier_is_an_upgrade_and_a_lesser_one_a_downgrade()
    {
        Single(Pro, Pro.On(TestPlans.Team)).ShouldBe(new SubscriptionChange(Upgraded, "Pro", "Team"));
        Single(Pro.On(TestPlans.Enterprise), Pro.On(TestPlans.Team)).ShouldBe(new SubscriptionChange(Downgraded, "Enterprise", "Team"));
    }

    [Fact]
    public void More_or_fewer_of_the_same_is_a_change_of_quantity() =>
        Single(Pro.On(TestPlans.Team, 3), Pro.On(TestPlans.Team, 5)).ShouldBe(new SubscriptionChange(QuantityChanged, "3", "5"));

    [Fact]
    public void The_same_tier_for_another_interval_is_a_change_of_interval() =>
        Single(Pro, Pro.On(TestPlans.ProYearly)).ShouldBe(new SubscriptionChange(IntervalChanged, "Pro (every month)", "Pro (every year)"));

    [Fact]
    public void An_added_item_of_no_plan_counts_by_what_it_costs_a_month()
    {
        SubscriptionItemSpec[] withAddOn = [new(), new("price_addon", 1, "si_2")];

        Single(Pro, Pro with { Items = withAddOn })
            .ShouldBe(new SubscriptionChange(Upgraded, "Pro (89.00 USD a month)", "Pro (178.00 USD a month)"));
        Single(Pro with { Items = withAddOn }, Pro).Kind.ShouldBe(Downgraded);
    }

    [Fact]
    public void Amounts_of_different_currencies_are_not_compared()
    {
        SubscriptionItemSpec[] euros = [new(TestPlans.Pro, 1, "si_9") { Currency = "eur" }];

        Single(Pro, Pro with { Items = euros }).ShouldBe(new SubscriptionChange(PlanChanged, "Pro (price_pro)", "Pro (price_pro)"));
    }

    [Fact]
    public void The_end_of_a_trial_is_told_from_other_changes_of_status()
    {
        Single(Pro with { Status = "trialing" }, Pro).Kind.ShouldBe(TrialConverted);
        Single(Pro, Pro with { Status = "past_due" }).ShouldBe(new SubscriptionChange(StatusChanged, "active", "past_due"));
    }

    [Fact]
    public void A_cancellation_can_be_scheduled_moved_and_taken_back()
    {
        var atEnd = Pro with { CancelAtPeriodEnd = true };

        Single(Pro, atEnd).ShouldBe(new SubscriptionChange(CancellationScheduled, "", "2026-03-31"));
        Single(atEnd, atEnd with { CancelAt = TestTime.Day(10) }).ShouldBe(new SubscriptionChange(CancellationScheduled, "2026-03-31", "2026-03-11"));
        Single(atEnd, Pro).ShouldBe(new SubscriptionChange(CancellationTakenBack, "2026-03-31", ""));
    }

    [Fact]
    public void A_renewal_is_no_change_of_plan_though_its_items_changed()
    {
        var renewed = Single(Pro, Pro with { PeriodEnd = TestTime.Day(60) });

        renewed.ShouldBe(new SubscriptionChange(Renewed, "2026-03-31", "2026-04-30"));
        renewed.ToString().ShouldBe("renewed until 2026-04-30");
    }

    [Fact]
    public void Items_in_another_order_are_the_same()
    {
        SubscriptionItemSpec[] items = [new(), new("price_addon", 1, "si_2")];

        Compare(Pro with { Items = items }, Pro with { Items = [items[1], items[0]] }).ShouldBeEmpty();
    }

    [Fact]
    public void A_change_that_waits_for_its_payment_is_not_real_yet()
    {
        var after = EventSpec.Updated(Pro);
        after.Object["pending_update"] = new System.Text.Json.Nodes.JsonObject { ["subscription_items"] = TestPlans.Team };

        Customer.After(EventSpec.Created(Pro), after).Last.Summary.ShouldBe("updated; nothing changed that Kamiyo tracks");
    }

    [Fact]
    public void Several_changes_are_told_in_one_line()
    {
        var after = Pro.On(TestPlans.Team, 2) with { Status = "past_due", CancelAtPeriodEnd = true };

        Customer.After(EventSpec.Created(Pro), EventSpec.Updated(after)).Last.Summary
            .ShouldBe("Pro → Team, active → past_due, cancellation scheduled for 2026-03-31");
    }

    private static SubscriptionChange Single(SubscriptionSpec before, SubscriptionSpec after) => Compare(before, after).ShouldHaveSingleItem();

    private static IReadOnlyList<SubscriptionChange> Compare(SubscriptionSpec before, SubscriptionSpec after) =>
        SubscriptionComparison.Compare(
            Customer.After(EventSpec.Created(before)).Subscription(), Customer.After(EventSpec.Created(after)).Subscription());
}
