using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Subscriptions;

public sealed class SubscriptionMergeTests
{
    private static readonly SubscriptionSpec Active = new();
    private static readonly SubscriptionSpec PastDue = new() { Status = "past_due" };

    [Fact]
    public void Grace_counts_from_the_first_past_due_event_of_the_latest_episode_in_every_order()
    {
        EventSpec[] events =
        [
            Updated(PastDue, at: 100, id: "evt_1"),
            Updated(Active, at: 200, id: "evt_2"),
            Updated(PastDue, at: 300, id: "evt_3"),
            Updated(PastDue, at: 400, id: "evt_4"),
            Updated(PastDue, at: 500, id: "evt_5"),
        ];

        foreach (var order in Permutations.Of(events))
        {
            Customer.After(order).Subscription().PastDueSince.ShouldBe(TestTime.At(300));
        }
    }

    [Fact]
    public void An_active_event_that_comes_late_moves_the_start_of_the_episode()
    {
        var customer = Customer.After(Updated(PastDue, at: 100, id: "evt_1"), Updated(PastDue, at: 300, id: "evt_3"));
        customer.Subscription().PastDueSince.ShouldBe(TestTime.At(100));

        customer.Apply(Updated(Active, at: 200, id: "evt_2"));

        customer.Subscription().Status.ShouldBe("past_due");
        customer.Subscription().PastDueSince.ShouldBe(TestTime.At(300));
    }

    [Fact]
    public void Recovery_ends_the_episode()
    {
        var customer = Customer.After(Updated(PastDue, at: 100, id: "evt_1"), Updated(Active, at: 200, id: "evt_2"));

        customer.Subscription().PastDueSince.ShouldBeNull();
        customer.Subscription().PastDueAt.ShouldBeEmpty();
    }

    [Fact]
    public void A_second_that_ended_an_episode_is_not_the_start_of_the_next()
    {
        EventSpec[] events =
        [
            Updated(PastDue, at: 100, id: "evt_1"),
            Updated(PastDue, Active, at: 100, id: "evt_2"),
            Updated(Active, PastDue, at: 900_000, id: "evt_3"),
        ];

        foreach (var order in Permutations.Of(events))
        {
            Customer.After(order).Subscription().PastDueSince.ShouldBe(TestTime.At(900_000));
        }
    }

    [Fact]
    public void In_an_episode_of_more_updates_than_are_kept_the_start_errs_in_the_customers_favour_and_in_no_order_differs()
    {
        var events = Enumerable.Range(1, 40).Select(n => Updated(PastDue, at: n * 100, id: $"evt_{n:00}")).ToList();
        var random = new Random(11);

        var results = Enumerable.Range(0, 50).Select(_ =>
        {
            var shuffled = events.ToArray();
            random.Shuffle(shuffled);
            return Customer.After(shuffled).Subscription().PastDueSince;
        });

        results.Distinct().ShouldBe([TestTime.At(900)]);
    }

    [Fact]
    public void A_canceled_subscription_keeps_no_history()
    {
        EventSpec[] events = [Updated(PastDue, at: 100, id: "evt_1"), Deleted(Active, at: 200), Updated(Active, at: 300, id: "evt_3")];

        foreach (var order in Permutations.Of(events))
        {
            var subscription = Customer.After(order).Subscription();
            subscription.PastDueSince.ShouldBeNull();
            subscription.NotPastDueAt.ShouldBeNull();
            subscription.Rivals.ShouldBeEmpty();
        }
    }
}
