using Kamiyo.Billing.Events;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Subscriptions;

public sealed class SubscriptionMessagesTests
{
    private static readonly SubscriptionSpec Pro = new();
    private static readonly SubscriptionSpec Incomplete = new() { Status = "incomplete" };

    [Fact]
    public void A_subscription_that_begins_usable_is_welcomed_at_once()
    {
        var message = Customer.After(Created(Pro with { Status = "trialing", TrialEnd = TestTime.Day(14) })).Last.Messages.ShouldHaveSingleItem();

        message.Kind.ShouldBe(MessageKind.Welcome);
        message.Recipient.ShouldBeNull();
        message.Data.ShouldBe(new SubscriptionData("sub_1", "Pro", TestTime.Day(14), TestTime.Day(30)));
    }

    [Fact]
    public void One_that_begins_incomplete_is_welcomed_when_it_is_paid()
    {
        var customer = Customer.After(Created(Incomplete));
        customer.Last.Messages.ShouldBeEmpty();

        customer.Apply(Updated(Incomplete, Pro));

        customer.MessageKeys().ShouldBe(["welcome:sub_1:once"]);
    }

    [Fact]
    public void A_change_names_both_its_sides()
    {
        var message = Customer.After(Updated(Pro, Pro.On(TestPlans.Team))).Last.Messages.ShouldHaveSingleItem();

        message.Kind.ShouldBe(MessageKind.SubscriptionChanged);
        message.Discriminator.ShouldBe("1772366410:Upgraded=Team");
        var data = message.Data.ShouldBeOfType<SubscriptionChangedData>();
        data.Plan.ShouldBe("Team");
        data.Changes.ShouldBe([new SubscriptionChange(SubscriptionChangeKind.Upgraded, "Pro", "Team")]);
    }

    [Fact]
    public void Two_event_objects_for_one_change_make_one_message()
    {
        var change = Updated(Pro, Pro.On(TestPlans.Team));

        Customer.After(change with { Id = "evt_1" }, change with { Id = "evt_2" }).MessageKeys().Count.ShouldBe(1);
    }

    [Fact]
    public void A_stale_change_is_still_told()
    {
        var customer = Customer.After(Updated(Pro.On(TestPlans.Enterprise), at: 50, id: "evt_new"), Updated(Pro, Pro.On(TestPlans.Team)));

        customer.Last.Outcome.ShouldBe(EventOutcome.Stale);
        customer.Last.Messages.ShouldHaveSingleItem().Kind.ShouldBe(MessageKind.SubscriptionChanged);
        customer.Last.AuditEntries.ShouldBeEmpty();
    }

    [Fact]
    public void Without_previous_attributes_the_change_is_taken_from_what_was_known() =>
        Customer.After(Created(Pro), Updated(Pro.On(TestPlans.Team))).Last.Messages.ShouldHaveSingleItem()
            .Data.ShouldBeOfType<SubscriptionChangedData>().Changes.ShouldHaveSingleItem().New.ShouldBe("Team");

    [Fact]
    public void The_key_of_a_change_of_many_items_fits_an_index_and_still_tells_changes_apart()
    {
        var first = Customer.After(Updated(Pro, WithItems(quantity: 1))).Last.Messages.ShouldHaveSingleItem();
        var second = Customer.After(Updated(Pro, WithItems(quantity: 2))).Last.Messages.ShouldHaveSingleItem();

        first.Discriminator.Length.ShouldBeLessThan(256);
        second.Discriminator.ShouldNotBe(first.Discriminator);
        Customer.After(Updated(Pro, WithItems(quantity: 1))).Last.Messages.ShouldHaveSingleItem().Discriminator.ShouldBe(first.Discriminator);

        static SubscriptionSpec WithItems(long quantity) =>
            Pro with { Items = [.. Enumerable.Range(0, 500).Select(n => new SubscriptionItemSpec(TestPlans.Pro, quantity, $"si_{n}"))] };
    }

    [Theory]
    [InlineData("active", "past_due", false)]
    [InlineData("past_due", "active", false)]
    [InlineData("past_due", "unpaid", true)]
    [InlineData("paused", "active", true)]
    [InlineData("trialing", "active", true)]
    [InlineData("incomplete", "incomplete_expired", false)]
    public void Of_the_changes_of_status_those_are_told_that_no_other_message_tells(string before, string after, bool told) =>
        Customer.After(Updated(Pro with { Status = before }, Pro with { Status = after })).Last.Messages.Count.ShouldBe(told ? 1 : 0);

    [Fact]
    public void A_renewal_has_its_receipt_and_needs_no_other_message() =>
        Customer.After(Updated(Pro, Pro with { PeriodEnd = TestTime.Day(60) })).Last.Messages.ShouldBeEmpty();

    [Fact]
    public void The_end_is_told_with_plan_and_reason_even_when_the_price_is_gone()
    {
        var message = Customer.After(Deleted(Pro with { CancellationReason = "payment_failed" })).Last.Messages.ShouldHaveSingleItem();
        message.Kind.ShouldBe(MessageKind.SubscriptionCanceled);
        message.Data.ShouldBe(new SubscriptionCanceledData("sub_1", "Pro", TestTime.At(100), "payment_failed"));

        Customer.After(Deleted(Pro.On("price_retired"))).Last.Messages.ShouldHaveSingleItem()
            .Data.ShouldBe(new SubscriptionCanceledData("sub_1", null, TestTime.At(100), null));
    }
}
