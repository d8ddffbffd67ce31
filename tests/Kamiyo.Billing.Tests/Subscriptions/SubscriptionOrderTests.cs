using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Subscriptions;

public sealed class SubscriptionOrderTests
{
    private static readonly SubscriptionSpec Pro = new();

    [Fact]
    public void Within_a_second_an_event_that_replaced_the_values_of_another_follows_it()
    {
        // By its id alone the first one would win.
        var first = Updated(Pro with { Status = "incomplete" }, Pro.On(TestPlans.Pro, 1), at: 5, id: "evt_z");
        var second = Updated(Pro.On(TestPlans.Pro, 1), Pro.On(TestPlans.Pro, 9), at: 5, id: "evt_a");

        foreach (var customer in BothWays(first, second))
        {
            customer.Subscription().Quantity.ShouldBe(9);
        }
    }

    [Fact]
    public void A_chain_within_a_second_is_followed_to_its_end_whatever_the_order()
    {
        var two = Pro.On(TestPlans.Pro, 2);
        var three = Pro.On(TestPlans.Pro, 3);
        var four = Pro.On(TestPlans.Pro, 4);
        EventSpec[] chain =
        [
            Updated(Pro, two, at: 5, id: "evt_c"),
            Updated(two, three, at: 5, id: "evt_b"),
            Updated(three, four, at: 5, id: "evt_a"),
        ];

        foreach (var order in Permutations.Of(chain))
        {
            Customer.After(order).Subscription().Quantity.ShouldBe(4);
        }
    }

    [Fact]
    public void A_failure_that_follows_an_active_update_of_its_second_is_believed()
    {
        var renewed = Pro with { PeriodEnd = TestTime.Day(60) };
        var first = Updated(Pro, renewed, at: 5, id: "evt_z");
        var second = Updated(renewed, renewed with { Status = "past_due" }, at: 5, id: "evt_a");

        foreach (var customer in BothWays(first, second))
        {
            customer.Subscription().Status.ShouldBe("past_due");
            customer.Subscription().PastDueSince.ShouldBe(TestTime.At(5));
        }
    }

    [Theory]
    [InlineData("incomplete", "active")]
    [InlineData("past_due", "active")]
    [InlineData("trialing", "active")]
    [InlineData("active", "canceled")]
    [InlineData("incomplete", "incomplete_expired")]
    public void Without_such_a_hint_the_further_status_wins(string less, string further)
    {
        var first = Updated(Pro with { Status = less }, at: 5, id: "evt_z");
        var second = Updated(Pro with { Status = further }, at: 5, id: "evt_a");

        foreach (var customer in BothWays(first, second))
        {
            customer.Subscription().Status.ShouldBe(further);
        }
    }

    [Fact]
    public void At_equal_status_the_later_period_wins()
    {
        var first = Updated(Pro, at: 5, id: "evt_z");
        var second = Updated(Pro with { PeriodEnd = TestTime.Day(60) }, at: 5, id: "evt_a");

        foreach (var customer in BothWays(first, second))
        {
            customer.Subscription().CurrentPeriodEnd.ShouldBe(TestTime.Day(60));
        }
    }

    [Fact]
    public void What_tells_nothing_apart_is_decided_by_the_id_the_same_way_in_every_order()
    {
        var first = Updated(Pro, at: 5, id: "evt_a");
        var second = Updated(Pro.On(TestPlans.Team), at: 5, id: "evt_b");

        foreach (var customer in BothWays(first, second))
        {
            customer.Subscription().Tier.ShouldBe(Tier.Team);
        }
    }

    [Fact]
    public void Two_updates_that_undo_each_other_end_the_same_in_every_order()
    {
        var scheduled = Pro with { CancelAtPeriodEnd = true };
        var schedule = Updated(Pro, scheduled, at: 5, id: "evt_a");
        var takeBack = Updated(scheduled, Pro, at: 5, id: "evt_b");

        foreach (var customer in BothWays(schedule, takeBack))
        {
            customer.Subscription().CancelAtPeriodEnd.ShouldBeFalse();
        }
    }

    [Fact]
    public void Created_updated_and_deleted_of_one_second_stand_in_this_order()
    {
        EventSpec[] events =
        [
            Created(Pro with { Status = "incomplete" }, at: 5, id: "evt_c"),
            Updated(Pro, at: 5, id: "evt_b"),
            Deleted(Pro, at: 5, id: "evt_a"),
        ];

        foreach (var order in Permutations.Of(events))
        {
            Customer.After(order).Subscription().Status.ShouldBe("canceled");
        }

        foreach (var order in Permutations.Of(events[..2]))
        {
            Customer.After(order).Subscription().Status.ShouldBe("active");
        }
    }

    [Fact]
    public void More_updates_in_one_second_than_are_told_apart_still_end_the_same_in_every_order()
    {
        var events = Enumerable.Range(1, 12).Select(n => Updated(Pro.On(TestPlans.Pro, n), at: 5, id: $"evt_{n:00}")).ToList();
        var random = new Random(7);

        var results = Enumerable.Range(0, 50).Select(_ =>
        {
            var shuffled = events.ToArray();
            random.Shuffle(shuffled);
            return Customer.After(shuffled).Json();
        });

        results.Distinct().Count().ShouldBe(1);
    }

    private static IEnumerable<Customer> BothWays(EventSpec first, EventSpec second)
    {
        var forth = Customer.After(first, second);
        var back = Customer.After(second, first);
        back.Json().ShouldBe(forth.Json());
        return [forth, back];
    }
}
