using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Subscriptions;

public sealed class CustomerStandingsTests
{
    private static readonly SubscriptionSpec Pro = new();
    private static readonly SubscriptionSpec PastDue = new() { Status = "past_due" };

    [Fact]
    public void Without_a_subscription_a_customer_is_on_Free_without_access()
    {
        var standing = new Customer().Standing();

        standing.Tier.ShouldBe(Tier.Free);
        standing.Status.ShouldBe("none");
        standing.ApiAccess.ShouldBeFalse();
        standing.Features.ShouldBe(["community"]);
        standing.CancelAtPeriodEnd.ShouldBeFalse();
    }

    [Theory]
    [InlineData("trialing", true)]
    [InlineData("active", true)]
    [InlineData("incomplete", false)]
    [InlineData("incomplete_expired", false)]
    [InlineData("unpaid", false)]
    [InlineData("paused", false)]
    [InlineData("canceled", false)]
    public void Access_follows_the_status(string status, bool access)
    {
        var standing = Customer.After(Created(Pro with { Status = status })).Standing();

        standing.ApiAccess.ShouldBe(access);
        standing.Status.ShouldBe(status);
        standing.Tier.ShouldBe(access ? Tier.Pro : Tier.Free);
        standing.Features.ShouldBe(access ? ["api"] : ["community"]);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public void Past_due_keeps_access_until_grace_has_run_out(int secondsAfterGrace, bool access)
    {
        var customer = Customer.After(Created(Pro), Updated(PastDue, at: 100));
        var end = TestTime.At(100) + TestPlans.Grace;

        customer.Standing(end.AddSeconds(secondsAfterGrace - 1)).ApiAccess.ShouldBe(access);
        customer.Standing(end).ApiAccess.ShouldBeFalse();
    }

    [Fact]
    public void Further_past_due_events_do_not_prolong_grace()
    {
        var customer = Customer.After(Created(Pro), Updated(PastDue, at: 100), Updated(PastDue, at: 500_000, id: "evt_later"));

        customer.Standing(TestTime.At(100) + TestPlans.Grace).ApiAccess.ShouldBeFalse();
    }

    [Fact]
    public void A_payment_lifts_past_due_before_Stripes_own_update_in_either_order()
    {
        var pastDue = Updated(PastDue, at: 100);
        var paid = Invoice("payment_succeeded", new InvoiceSpec { CreatedAt = TestTime.At(90) }, at: 200);

        foreach (var customer in new[] { Customer.After(pastDue, paid), Customer.After(paid, pastDue) })
        {
            customer.Standing(TestTime.Day(100)).ShouldSatisfyAllConditions(
                standing => standing.Status.ShouldBe("active"), standing => standing.ApiAccess.ShouldBeTrue());
        }
    }

    [Fact]
    public void A_payment_from_before_it_fell_due_lifts_nothing()
    {
        var customer = Customer.After(
            Invoice("payment_succeeded", new InvoiceSpec { CreatedAt = TestTime.At(10) }, at: 20), Updated(PastDue, at: 100));

        customer.Standing(TestTime.Day(100)).Status.ShouldBe("past_due");
    }

    [Fact]
    public void A_payment_for_another_subscription_lifts_nothing()
    {
        var customer = Customer.After(
            Updated(PastDue, at: 100), Invoice("payment_succeeded", new InvoiceSpec { SubscriptionId = "sub_2" }, at: 200));

        customer.Standing(TestTime.Day(100)).ApiAccess.ShouldBeFalse();
    }

    [Fact]
    public void The_best_tier_that_gives_access_wins()
    {
        var customer = Customer.After(
            Created(Pro, id: "evt_a"),
            Created(Pro.On(TestPlans.Enterprise) with { Id = "sub_2", Status = "unpaid" }, at: 5, id: "evt_b"),
            Created(Pro.On(TestPlans.Team) with { Id = "sub_3", CancelAtPeriodEnd = true }, id: "evt_c"));

        var standing = customer.Standing();

        standing.Tier.ShouldBe(Tier.Team);
        standing.Status.ShouldBe("active");
        standing.Features.ShouldBe(["api", "webhooks"]);
        standing.CancelAtPeriodEnd.ShouldBeTrue();
    }

    [Fact]
    public void Without_access_a_living_subscription_is_shown_before_an_ended_one()
    {
        var customer = Customer.After(
            Created(Pro with { Status = "unpaid" }, id: "evt_a"), Deleted(Pro with { Id = "sub_2" }, at: 500, id: "evt_b"));

        customer.Standing().Status.ShouldBe("unpaid");
    }

    [Fact]
    public void Grace_may_be_without_end()
    {
        var plans = new PlanCatalog([], TimeSpan.MaxValue);
        var customer = Customer.After(Created(Pro), Updated(PastDue, at: 100));

        CustomerStandings.Evaluate(customer.State, plans, TestTime.Day(10_000)).ApiAccess.ShouldBeTrue();
    }
}
