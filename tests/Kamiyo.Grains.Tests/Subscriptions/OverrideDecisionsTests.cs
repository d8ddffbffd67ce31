using Kamiyo.Billing.Events;
using Kamiyo.Billing.Overrides;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Grains.Subscriptions;

namespace Kamiyo.Grains.Tests.Subscriptions;

public sealed class OverrideDecisionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly CustomerState Customer = CustomerState.New("cus_1");

    private static readonly CustomerOverride Team = new(Tier.Team, null, "promised", "ada", Now, null, EndsWithNextEvent: false);

    public static TheoryData<CustomerOverride, string> Summaries => new()
    {
        { Team, "ada set team: promised" },
        { Team with { Status = "active" }, "ada set team, active: promised" },
        { Team with { Tier = null, Status = "paused" }, "ada set paused: promised" },
        { Team with { EndsAt = Now.AddDays(1) }, "ada set team until 2026-06-02T12:00:00Z: promised" },
        { Team with { EndsWithNextEvent = true }, "ada set team until Stripe's next subscription event: promised" },
        {
            Team with { EndsAt = Now.AddDays(1), EndsWithNextEvent = true },
            "ada set team until 2026-06-02T12:00:00Z or Stripe's next subscription event: promised"
        },
    };

    [Theory]
    [MemberData(nameof(Summaries))]
    public void A_summary_tells_who_set_what_until_when_and_why(CustomerOverride next, string summary)
    {
        var decision = OverrideDecisions.Set(Customer, next);

        decision.Outcome.ShouldBe(EventOutcome.Applied);
        decision.Summary.ShouldBe(summary);
        decision.State.Override.ShouldBe(next);
        decision.AuditEntries.Select(entry => entry.Action).ShouldBe(["override_set"]);
    }

    [Fact]
    public void Ending_tells_what_ended()
    {
        var decision = OverrideDecisions.End(Customer with { Override = Team }, "bob", "not any more", Now);

        decision.Outcome.ShouldBe(EventOutcome.Applied);
        decision.Summary.ShouldBe("bob ended team: not any more");
        decision.State.Override.ShouldBeNull();
        decision.AuditEntries.Select(entry => entry.Action).ShouldBe(["override_ended"]);
    }

    [Fact]
    public void Without_an_override_there_is_nothing_to_end()
    {
        var decision = OverrideDecisions.End(Customer, "bob", "not any more", Now);

        decision.Outcome.ShouldBe(EventOutcome.Ignored);
        decision.State.ShouldBeSameAs(Customer);
        decision.AuditEntries.ShouldBeEmpty();
    }

    [Fact]
    public void An_override_that_expired_meanwhile_is_ended_by_its_time_and_not_by_the_operator()
    {
        var expired = Customer with { Override = Team with { EndsAt = Now.AddDays(1) } };

        var decision = OverrideDecisions.End(expired, "bob", "not any more", Now.AddDays(2));

        decision.Outcome.ShouldBe(EventOutcome.Ignored);
        decision.State.Override.ShouldBeNull();
        decision.AuditEntries.ShouldHaveSingleItem().Actor.Name.ShouldBeNull();
    }
}
