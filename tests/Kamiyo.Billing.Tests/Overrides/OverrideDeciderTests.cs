using Kamiyo.Billing.Audit;
using Kamiyo.Billing.Overrides;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Billing.Tests.Building;
using static Kamiyo.Billing.Tests.Building.EventSpec;

namespace Kamiyo.Billing.Tests.Overrides;

public sealed class OverrideDeciderTests
{
    private static readonly SubscriptionSpec Pro = new();

    private static readonly CustomerOverride ToTeam = new(
        Tier.Team, null, "goodwill after the outage", "alice", TestTime.Day(1), TestTime.Day(8), EndsWithNextEvent: false);

    [Fact]
    public void An_overridden_tier_counts_until_its_end_and_is_audited()
    {
        var decision = OverrideDecider.Set(Customer.After(Created(Pro)).State, ToTeam);

        decision.AuditEntries.ShouldHaveSingleItem().ShouldBe(new AuditEntry(
            AuditActor.Operator("alice"), "override_set", "cus_1", null, "team", TestTime.Day(1), "goodwill after the outage"));
        var standing = Standing(decision.State, TestTime.Day(2));
        standing.Tier.ShouldBe(Tier.Team);
        standing.Features.ShouldBe(["api", "webhooks"]);
        standing.Reason.ShouldBe("Set by alice: goodwill after the outage");
        standing.Until.ShouldBe(TestTime.Day(8));
        Standing(decision.State, TestTime.Day(8)).Tier.ShouldBe(Tier.Pro);
    }

    [Fact]
    public void An_overridden_tier_gives_access_to_whoever_has_no_subscription() =>
        Standing(OverrideDecider.Set(CustomerState.New("cus_1"), ToTeam).State, TestTime.Day(2)).ApiAccess.ShouldBeTrue();

    [Theory]
    [InlineData("active", true, Tier.Pro)]
    [InlineData("past_due", true, Tier.Pro)]
    [InlineData("unpaid", false, Tier.Free)]
    public void An_overridden_status_decides_access_for_the_tier_subscribed_to(string status, bool access, Tier tier)
    {
        var customer = Customer.After(Created(Pro), Deleted(Pro));

        var state = OverrideDecider.Set(customer.State, ToTeam with { Tier = null, Status = status }).State;

        var standing = Standing(state, TestTime.Day(2));
        standing.Status.ShouldBe(status);
        standing.ApiAccess.ShouldBe(access);
        standing.Tier.ShouldBe(tier);
    }

    [Fact]
    public void It_can_end_with_the_next_event_that_Stripe_makes()
    {
        var customer = Customer.After(Created(Pro));
        customer.Override(ToTeam with { EndsAt = null, EndsWithNextEvent = true });

        customer.Apply(Updated(Pro, at: 10, id: "evt_straggler"));
        customer.State.Override.ShouldNotBeNull();

        customer.Apply(Updated(Pro, id: "evt_next") with { CreatedAt = TestTime.Day(2) });
        customer.State.Override.ShouldBeNull();
        customer.Last.AuditEntries[^1].ShouldBe(new AuditEntry(
            AuditActor.Stripe("evt_next"), "override_ended", "cus_1", "team", null, TestTime.Day(2), "Stripe's next event"));
    }

    [Fact]
    public void Other_overrides_outlive_events()
    {
        var customer = Customer.After(Created(Pro));
        customer.Override(ToTeam);

        customer.Apply(Updated(Pro, id: "evt_next") with { CreatedAt = TestTime.Day(2) });

        customer.State.Override.ShouldBe(ToTeam);
    }

    [Fact]
    public void An_operator_can_take_it_back()
    {
        var set = OverrideDecider.Set(CustomerState.New("cus_1"), ToTeam).State;

        var decision = OverrideDecider.End(set, "bob", "no longer needed", TestTime.Day(3));

        decision.State.Override.ShouldBeNull();
        decision.AuditEntries.ShouldHaveSingleItem().ShouldBe(new AuditEntry(
            AuditActor.Operator("bob"), "override_ended", "cus_1", "team", null, TestTime.Day(3), "no longer needed"));
        OverrideDecider.End(decision.State, "bob", "again", TestTime.Day(3)).AuditEntries.ShouldBeEmpty();
    }

    [Fact]
    public void The_system_clears_away_what_has_run_out_and_nothing_else()
    {
        var set = OverrideDecider.Set(CustomerState.New("cus_1"), ToTeam).State;

        OverrideDecider.EndExpired(set, TestTime.Day(7)).State.ShouldBeSameAs(set);
        var ended = OverrideDecider.EndExpired(set, TestTime.Day(9));
        ended.State.Override.ShouldBeNull();
        ended.AuditEntries.ShouldHaveSingleItem().Actor.ShouldBe(AuditActor.System);
    }

    [Fact]
    public void It_survives_being_stored()
    {
        var set = OverrideDecider.Set(CustomerState.New("cus_1"), ToTeam).State;

        CustomerStateJson.Deserialize(CustomerStateJson.Serialize(set)).Override.ShouldBe(ToTeam);
    }

    private static CustomerStanding Standing(CustomerState state, DateTimeOffset now) => CustomerStandings.Evaluate(state, TestPlans.Catalog, now);
}
